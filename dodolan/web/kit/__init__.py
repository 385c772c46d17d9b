"""Kit: what every page needs: who may use it, forms, fields, the frame, pictures of prices, tables to download.

The rule: no face and no room is named here. Entrances: access.allow, forms, frame.frame, kit/parts.
"""
