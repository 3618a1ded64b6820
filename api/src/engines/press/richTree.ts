/** Rich text between the HTML that it was and the page that it becomes. */

/** A run of text with its looks, a link around such runs, a line break, or a picture. */
export type Inline =
  | { readonly is: 'text'; readonly text: string; readonly looks: readonly string[] }
  | { readonly is: 'link'; readonly address: string; readonly runs: readonly Inline[] }
  | { readonly is: 'break' }
  | { readonly is: 'picture'; readonly source: string; readonly alternative: string };

export type Block =
  | { readonly is: 'paragraph'; readonly runs: readonly Inline[] }
  | { readonly is: 'heading'; readonly level: number; readonly runs: readonly Inline[] }
  | { readonly is: 'list'; readonly start: number | null; readonly items: readonly (readonly Block[])[] }
  | { readonly is: 'quotation'; readonly blocks: readonly Block[] }
  | { readonly is: 'verbatim'; readonly text: string }
  | { readonly is: 'rule' }
  | {
      readonly is: 'table';
      readonly caption: readonly Inline[];
      readonly columns: number;
      readonly header: number;
      readonly cells: readonly Cell[];
    };

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
}

/** A cell with its place: column and row count from 0. */
export interface Cell {
  readonly x: number;
  readonly y: number;
  readonly colspan: number;
  readonly rowspan: number;
  readonly heading: boolean;
  readonly blocks: readonly Block[];
}
