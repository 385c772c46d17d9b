"""Notices: what a person is told, once for each reason, where they look: on a page, or by WhatsApp if they said yes.

The rule: a row holds the key of a notice and its facts; the words are chosen above. What is not urgent waits from 21.00
to 06.00 WIB. Entrances: values.NoticeKind, actions (note, choose, send_notice), queries.notices_for, ports.
"""
