import type { AssessmentAddress } from '@phoeiphrae/shared/assessment/address';
import type { BoardNumber } from '@phoeiphrae/shared/assessment/board';
import { ref } from 'vue';
import { linkAssessmentNumber } from '@/api/calls/assessment';
import { ifMatch } from '@/api/params';
import { useWrite } from '@/api/useWrite';
import { useAction } from '@/composables/useAction';

/** An address while it is written: a field for each kind, of which one counts. */
export interface AddressForm {
  key: number;
  kind: AssessmentAddress['kind'];
  itemId: string;
  /** Of the item, as far as it is known. */
  itemTitle: string;
  page: string;
  url: string;
  label: string;
  explanation: string;
}

let keys = 0;
const EMPTY = { itemId: '', itemTitle: '', page: '/contact', url: '', label: '', explanation: '' };
const newAddress = (): AddressForm => ({ ...EMPTY, key: ++keys, kind: 'item' });

const formOf = ({ address, title }: BoardNumber['addresses'][number]): AddressForm => ({
  ...newAddress(),
  ...address,
  itemTitle: title ?? '',
});

function addressOf({ kind, itemId, page, url, label, explanation }: AddressForm): AssessmentAddress {
  const said = { label, explanation };
  if (kind === 'item') return { kind, itemId, ...said };
  return kind === 'page' ? { kind, page, ...said } : { kind, url: url.trim(), ...said };
}

/** The addresses of a number and who answers for it, as a form. */
export function useLinkForm(number: () => BoardNumber) {
  const write = useWrite();
  const addresses = ref<AddressForm[]>([]);
  const workGroup = ref('');
  const action = useAction((intent) => {
    const { id } = number();
    const params = { path: { id }, header: { ...ifMatch(number()), ...intent } };
    const body = { workGroup: workGroup.value || null, addresses: addresses.value.map(addressOf) };
    return write(linkAssessmentNumber, { params, body });
  });

  function start(): void {
    addresses.value = number().addresses.map(formOf);
    workGroup.value = number().workGroup ?? '';
    action.clear();
  }
  const add = () => addresses.value.push(newAddress());
  const remove = (index: number) => addresses.value.splice(index, 1);
  /** What the API says of a field of an address. */
  const faultOf = (index: number, field: string) =>
    action.problem.value?.fieldError(`/addresses/${index}/${field}`);
  return { ...action, addresses, workGroup, start, add, remove, faultOf };
}
