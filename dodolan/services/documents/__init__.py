"""Documents: papers the city gives out, numbered without gaps in each series and year, and kept for ever.

The rule: a document is the snapshot of its day; what changes later makes another document. A face shows it as HTML
for print; PDF comes by one library (WeasyPrint) that reads the same HTML, once a paper is sent and not only printed.
Entrances: values.DocumentKind, actions.issue, queries.
"""
