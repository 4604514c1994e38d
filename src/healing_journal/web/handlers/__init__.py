"""One file for each page or family of pages; each handler asks the journal and shows or leads on."""
