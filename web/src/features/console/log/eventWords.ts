import { EVENT_TYPES, type EventType, type LogEvent } from '@phoeiphrae/shared/event';
import { formatDate, formatDateTime } from '@phoeiphrae/shared/thaiCalendar';
import { useQuery } from '@pinia/colada';
import { computed } from 'vue';
import { useI18n } from '@/locales/useI18n';
import { key } from '@/api/key';
import { useLocale } from '@/composables/useLocale';
import { usePolicy } from '@/composables/usePolicy';
import { everyAppointment } from '@/features/console/people/everyAppointment.ts';

const groupOf = (type: EventType): string => type.split('.', 1)[0] ?? type;

/** People by id, as far as they have held a post: the log names others by their id only. */
async function namesById(): Promise<Map<string, string>> {
  const all = await everyAppointment();
  return new Map(all.map(({ userId, userName }) => [userId, userName]));
}

/** Says what an entry of the log means: one sentence for each type of event, in the language on screen. */
export function useEventWords() {
  const { t, te } = useI18n();
  const locale = useLocale();
  const { postTitle, stepTitle } = usePolicy();
  const people = useQuery({ key: key('appointments', 'names'), query: namesById, staleTime: 60_000 });

  const personName = (id: unknown) =>
    (typeof id === 'string' ? people.data.value?.get(id) : undefined) ?? t('consoleLog.unknown');
  const text = (value: unknown) =>
    typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const day = (value: unknown) =>
    typeof value === 'string' ? formatDate(value, { locale: locale.value }) : '';
  const moment = (value: unknown) =>
    typeof value === 'string' ? formatDateTime(value, { locale: locale.value }) : '';

  function sentence({ type, by, subjectId, details }: LogEvent): string {
    const action = `consoleLog.name.item.${text(details['action'])}`;
    return t(`consoleLog.sentence.${type}`, {
      by: by.name || t('consoleLog.system'),
      subject: personName(subjectId),
      user: details['userId'] === undefined ? text(details['username']) : personName(details['userId']),
      capacity: wordOf('capacity', details['capacity']),
      kind: wordOf('powerKind', details['kind']),
      post: postTitle(text(details['post'])),
      step: stepTitle(text(details['step'])),
      validTo: day(details['validTo']),
      publishAt: moment(details['publishAt']),
      action: te(action) ? t(action) : text(details['action']),
      ...plain(details),
    });
  }
  function wordOf(table: 'capacity' | 'powerKind', value: unknown): string {
    const key = `consoleLog.${table}.${text(value)}`;
    return te(key) ? t(key) : '';
  }
  const plain = (details: Record<string, unknown>) =>
    Object.fromEntries(
      ['username', 'owner', 'from', 'to', 'number', 'seat', 'name', 'nameTh', 'version', 'address'].map(
        (key) => [key, text(details[key])],
      ),
    );

  const typeOptions = computed(() =>
    EVENT_TYPES.map((value) => ({
      value,
      label: t(`consoleLog.name.${value}`),
      group: t(`consoleLog.group.${groupOf(value)}`),
    })),
  );
  const peopleOptions = computed(() =>
    [...(people.data.value ?? [])]
      .map(([value, label]) => ({ value, label }))
      .toSorted((a, b) => a.label.localeCompare(b.label, 'th')),
  );
  return { sentence, typeOptions, peopleOptions };
}
