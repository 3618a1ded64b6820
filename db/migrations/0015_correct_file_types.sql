-- The same bytes under a better name: a file that was refused for its name is attached again as what it is.
GRANT UPDATE (media_type) ON blobs TO phoeiphrae_app;
GRANT UPDATE (name) ON item_files TO phoeiphrae_app;
