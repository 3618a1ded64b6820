-- Lists, counts and search read columns beside the approved bytes. They too must say what was approved, at the address
-- and for the work group that the hash covers.

CREATE FUNCTION guard_publication_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  shown jsonb := NEW.canonical::jsonb;
  content jsonb := shown -> 'content';
BEGIN
  IF (NEW.slug, NEW.work_group, NEW.title, NEW.summary, NEW.category, NEW.fiscal_year, NEW.valid_until)
     IS DISTINCT FROM (shown ->> 'slug', shown ->> 'workGroup', content ->> 'title', content ->> 'summary',
       content ->> 'category', (content ->> 'fiscalYear')::integer, (content ->> 'validUntil')::date)
     OR NOT EXISTS (SELECT FROM items i WHERE i.id = NEW.item_id AND (i.slug, i.work_group) = (NEW.slug, NEW.work_group))
  THEN
    RAISE EXCEPTION 'publication of % does not say what was approved', NEW.revision_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_publication_words BEFORE INSERT ON publications FOR EACH ROW EXECUTE FUNCTION guard_publication_words();
