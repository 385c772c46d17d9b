"""Kit: what every page needs: who may use it, forms, fields, the frame, pictures of prices, tables to download.

The rule: of faces and rooms only the sign-in of the public one is named here.
Entrances: access.allow, forms, frame.frame, kit/parts.
"""
