-- Under an approval stand the two persons of the appointment by which it was given: who asked for it, who confirmed it.
-- What an office was set up with by command, nobody asked for.

ALTER TABLE appointments ADD COLUMN asked_by text;

UPDATE appointments a SET asked_by = e.body::jsonb #>> '{by,name}'
  FROM events e
  WHERE e.type = 'appointment.made' AND e.subject_id = a.id AND e.body::jsonb #>> '{by,userId}' IS NOT NULL;
