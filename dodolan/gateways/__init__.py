"""Gateways: one folder per outside service, each speaking for a Protocol of the room that needs it.

The rule: a gateway never decides; it carries what it is given, and raises when it could not. All ask through http.call.
"""
