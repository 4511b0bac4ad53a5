import { openAwsTables } from '../../backup/aws-tables.ts';
import { fingerprintOf, importedKeys } from '../../backup/known-keys.ts';
import { type DeployedStack, outputOf } from '../aws/deployed-stack.ts';
import { readSigningKey } from '../aws/read-signing-key.ts';
import { type Check, type Finding, failed, ok } from './finding.ts';

/** Whether the key that signs links can be read, and is that of the data that was imported. */
export function signingKeyCheck(stack: DeployedStack): Check {
  return {
    id: 'signing-key',
    title: { vi: 'Khóa ký liên kết', en: 'Signing key' },
    look: () => signingKeyFinding(stack),
  };
}

async function signingKeyFinding(stack: DeployedStack): Promise<Finding> {
  const names = {
    submissions: outputOf(stack, 'SubmissionsTable'),
    reports: outputOf(stack, 'ReportsTable'),
    registry: outputOf(stack, 'RegistryTable'),
  };
  const stage = openAwsTables(names, () => readSigningKey(stack), { region: stack.region });
  const [own, imported] = await Promise.all([fingerprintOf(stage), importedKeys(stage)]);
  if (own !== null && imported.every((one) => one === own))
    return ok(`Đọc được; dấu vân tay ${own}.`, `It can be read; its fingerprint is ${own}.`);
  return failed(
    own === null
      ? { vi: 'Không có khóa ký.', en: 'There is no signing key.' }
      : {
          vi: `Khóa ký (${own}) khác khóa của dữ liệu đã nhập (${imported.join(', ')}): liên kết trong thư đã gửi không dùng được, người đã hủy nhận lại nhận thư.`,
          en: `The signing key (${own}) is not that of the imported data (${imported.join(', ')}): links in sent mail do not work, and people who have unsubscribed get mail again.`,
        },
    {
      vi: 'Tạm dừng gửi thư, chép khóa của nơi xuất vào bí mật này, theo mục:',
      en: 'Pause sending, and copy the key of the exported stage into this secret, as described in:',
    },
    ['  docs/runbook.md#moving-a-stage'],
  );
}
