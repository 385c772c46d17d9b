"""WhatsApp: sign-in codes and notices as template messages of the Cloud API.

The rule: a code stands in no log and in no error. Entrances: sending.WhatsAppCodes, sending.WhatsAppNotices.
"""
