import { odfOf } from './make/odf.ts';
import type { Sample } from './sample.ts';

const words = (text: string) => `<text:p>${text}</text:p>`;

export const ODF_SAMPLES: readonly Sample[] = [
  {
    title: 'ODT',
    name: 'เอกสาร.odt',
    bytes: () => odfOf('text', words('ความโปร่งใสของหน่วยงาน')),
    text: 'read',
    says: 'ความโปร่งใส',
  },
  {
    title: 'ODT of old OpenOffice',
    name: 'เก่า.odt',
    bytes: () =>
      odfOf('text', words('สำเนา'), {
        'Configurations2/accelerator/current.xml': '',
        'settings.xml':
          '<!DOCTYPE office:document-settings PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "office.dtd"><office:document-settings xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>',
      }),
    text: 'read',
  },
  {
    title: 'ODS',
    name: 'ตาราง.ods',
    bytes: () =>
      odfOf(
        'spreadsheet',
        `<table:table table:name="ก"><table:table-row><table:table-cell>${words('จำนวนเงิน')}</table:table-cell></table:table-row></table:table>`,
      ),
    text: 'read',
    says: 'จำนวนเงิน',
  },
  {
    title: 'ODP',
    name: 'สไลด์.odp',
    bytes: () => odfOf('presentation', `<draw:page>${words('สรุป')}</draw:page>`),
    text: 'read',
    says: 'สรุป',
  },
  {
    title: 'ODT with macros',
    name: 'มาโคร.odt',
    bytes: () => odfOf('text', words('x'), { 'Basic/Standard/Module1.xml': '<module/>' }),
    refused: ['macros'],
  },
  {
    title: 'ODT that listens to an event',
    name: 'event.odt',
    bytes: () =>
      odfOf(
        'text',
        '<script:event-listener script:event-name="dom:load" xlink:href="vnd.sun.star.script:a"/>',
      ),
    refused: ['macros'],
  },
  {
    title: 'ODT locked with a password',
    name: 'ล็อก.odt',
    bytes: () =>
      odfOf(
        'text',
        words('x'),
        {},
        '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>',
      ),
    refused: ['password_protected'],
  },
  {
    title: 'ODS with DDE',
    name: 'dde.ods',
    bytes: () =>
      odfOf(
        'spreadsheet',
        '<table:table table:name="a"><office:dde-source office:dde-application="soffice"/></table:table>',
      ),
    refused: ['active_content'],
  },
  {
    title: 'ODT that fetches a picture',
    name: 'รูปนอก.odt',
    bytes: () =>
      odfOf('text', '<draw:frame><draw:image xlink:href="https://evil.example/1.png"/></draw:frame>'),
    refused: ['outside_links'],
  },
  {
    title: 'ODT with a link',
    name: 'ลิงก์.odt',
    bytes: () => odfOf('text', '<text:p><text:a xlink:href="https://www.oic.go.th">ดู</text:a></text:p>'),
    text: 'read',
  },
];
