"""Fill the views of the public pages from the register: one module for each group of pages.

Knows: queries and views. Reads only; what it shows of a record is its public view, and what it shows of a decision was
verified under the registry's own public key before.
"""
