-- Whoever keeps a copy of what is published asks what has changed since a moment: from which leaf of the public log on.

CREATE INDEX public_leaves_at ON public_leaves (at, index);

CREATE FUNCTION public_leaf_since(since timestamptz) RETURNS bigint
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT index FROM public_leaves WHERE at >= since ORDER BY at, index LIMIT 1 $$;
COMMENT ON FUNCTION public_leaf_since IS 'The first leaf that is not older; null where none is. Leaves tell the public what it may know.';
REVOKE ALL ON FUNCTION public_leaf_since(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public_leaf_since(timestamptz) TO phoeiphrae_public, phoeiphrae_app;
