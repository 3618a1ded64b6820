import { demoAccounts } from '../../api/src/demo/people.ts';
import type { Deps } from '../../api/src/office/deps.ts';

/** Says where it is, and who may sign in. */
export async function greet({ config, db }: Deps): Promise<void> {
  console.log(`\nเผยแพร่พร้อมใช้งาน · Phoeiphrae is ready:  ${config.publicOrigin}\n`);
  if (config.demo) {
    const width = (key: 'username' | 'password') =>
      Math.max(...demoAccounts.map((account) => account[key].length));
    console.log('บัญชีสาธิต · Demonstration accounts (username, password, post)');
    for (const { username, password, post } of demoAccounts) {
      console.log(`  ${username.padEnd(width('username'))}  ${password.padEnd(width('password'))}  ${post}`);
    }
  } else {
    const { rowCount } = await db.pool.query('SELECT 1 FROM users LIMIT 1');
    if (rowCount === 0) {
      console.log('ยังไม่มีผู้ใช้ สร้างผู้ดูแลคนแรก · No users yet; create the first administrator:');
      console.log('  npm run admin -- create --username NAME --name "ชื่อ นามสกุล"');
    }
  }
  console.log('\nCtrl-C เพื่อหยุด ข้อมูลไม่หาย · Ctrl-C stops it and keeps the data');
}
