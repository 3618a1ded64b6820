-- What the office says of a change is part of the content, and so approved and hashed with it. Lists and feeds read it beside
-- the approved bytes, as they read the title.

ALTER TABLE publications ADD COLUMN change_note jsonb;
COMMENT ON COLUMN publications.change_note IS 'Repeats canonical; null where nothing was said, as in all that was published before.';
ALTER TABLE public_cards ADD COLUMN change_note jsonb;

CREATE OR REPLACE FUNCTION guard_publication_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  shown jsonb := NEW.canonical::jsonb;
  content jsonb := shown -> 'content';
BEGIN
  IF (NEW.slug, NEW.work_group, NEW.title, NEW.summary, NEW.category, NEW.fiscal_year, NEW.valid_until, NEW.change_note)
     IS DISTINCT FROM (shown ->> 'slug', shown ->> 'workGroup', content ->> 'title', content ->> 'summary',
       content ->> 'category', (content ->> 'fiscalYear')::integer, (content ->> 'validUntil')::date,
       content -> 'changeNote')
     OR NOT EXISTS (SELECT FROM items i WHERE i.id = NEW.item_id AND (i.slug, i.work_group) = (NEW.slug, NEW.work_group))
  THEN
    RAISE EXCEPTION 'publication of % does not say what was approved', NEW.revision_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION keep_public_card() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    DELETE FROM public_cards WHERE publication_id = OLD.id;
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.ended_at IS NULL THEN
    INSERT INTO public_cards (publication_id, item_id, slug, revision_number, category, track, work_group, fiscal_year,
        title, summary, published_at, first_published_at, change_note)
      VALUES (NEW.id, NEW.item_id, NEW.slug, NEW.revision_number, NEW.category, NEW.track, NEW.work_group,
        NEW.fiscal_year, NEW.title, NEW.summary, NEW.published_at, NEW.first_published_at, NEW.change_note);
  END IF;
  RETURN NULL;
END $$;

-- Of what was withdrawn or expired no word is told, its note neither.
CREATE OR REPLACE FUNCTION public_item(address text)
RETURNS TABLE (slug text, category text, track text, work_group text, canonical text, content_hash text,
  revision_number integer, policy_version integer, approvals jsonb, published_at timestamptz, published_by text,
  first_published_at timestamptz, verify_code text, files jsonb, revisions jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT p.slug, p.category, p.track, p.work_group, p.canonical, p.content_hash, p.revision_number, p.policy_version,
    p.approvals, p.published_at, p.published_by ->> 'postTitle', p.first_published_at, p.verify_code,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('sha256', h,
        'pages', (SELECT count(*) FROM file_pages g WHERE g.sha256 = h AND g.page > 0),
        'hasThumbnail', EXISTS (SELECT FROM file_pages g WHERE g.sha256 = h AND g.page = 0))), '[]')
      FROM unnest(p.file_hashes) h),
    (SELECT jsonb_agg(jsonb_build_object('number', r.revision_number, 'publishedAt', r.published_at, 'endedAt', r.ended_at,
        'ended', r.ended,
        'changeNote', CASE WHEN r.ended IS NULL OR r.ended = 'superseded' THEN r.change_note END) ORDER BY r.revision_number DESC)
      FROM publications r WHERE r.item_id = p.item_id)
  FROM public_cards c JOIN publications p ON p.id = c.publication_id
  WHERE c.slug = address AND p.ended_at IS NULL;
END;

CREATE OR REPLACE FUNCTION public_version(address text, number integer)
RETURNS TABLE (slug text, category text, track text, work_group text, canonical text, content_hash text,
  revision_number integer, policy_version integer, approvals jsonb, published_at timestamptz, published_by text,
  first_published_at timestamptz, verify_code text, files jsonb, revisions jsonb, ended_at timestamptz, present jsonb,
  notice jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT p.slug, s.category, s.track, s.work_group, s.canonical, s.content_hash, s.revision_number, s.policy_version,
    s.approvals, s.published_at, s.published_by ->> 'postTitle', s.first_published_at, s.verify_code,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('sha256', h,
        'pages', (SELECT count(*) FROM file_pages g WHERE g.sha256 = h AND g.page > 0),
        'hasThumbnail', EXISTS (SELECT FROM file_pages g WHERE g.sha256 = h AND g.page = 0))), '[]')
      FROM unnest(s.file_hashes) h),
    (SELECT jsonb_agg(jsonb_build_object('number', r.revision_number, 'publishedAt', r.published_at, 'endedAt', r.ended_at,
        'ended', r.ended,
        'changeNote', CASE WHEN r.ended IS NULL OR r.ended = 'superseded' THEN r.change_note END) ORDER BY r.revision_number DESC)
      FROM publications r WHERE r.item_id = s.item_id),
    s.ended_at,
    jsonb_build_object('number', live.revision_number, 'title', live.title, 'publishedAt', live.published_at,
      'verifyCode', live.verify_code),
    CASE WHEN s.id IS NULL THEN (
      -- Of a revision that was replaced it is the ending that took its item away.
      SELECT jsonb_build_object('ended', e.ended, 'endedAt', e.ended_at, 'reason', e.end_reason, 'by', e.ended_by)
      FROM publications e
      WHERE e.item_id = p.item_id AND e.ended IN ('withdrawn', 'expired') AND (e.id = p.id OR live.id IS NULL)
      ORDER BY e.ended_at DESC LIMIT 1) END
  FROM publications p
    LEFT JOIN publications live ON live.item_id = p.item_id AND live.ended_at IS NULL
    LEFT JOIN publications s ON s.id = p.id AND live.id IS NOT NULL AND (s.ended IS NULL OR s.ended = 'superseded')
  WHERE p.slug = address AND p.revision_number = number;
END;
