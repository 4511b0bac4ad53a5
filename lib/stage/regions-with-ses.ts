/**
 * The regions in which SES sends mail, by AWS's list of its endpoints, with where they are. Hong Kong (`ap-east-1`) has no
 * SES at all, and the list has none of the regions that opened last, such as Bangkok (`ap-southeast-7`). A region missing here
 * is added when AWS's list names it and `aws ses get-send-quota --region …` answers there.
 *
 * @see https://docs.aws.amazon.com/general/latest/gr/ses.html
 */
const regionsWithSes = {
  'ap-southeast-1': 'Singapore',
  'ap-southeast-3': 'Jakarta',
  'ap-southeast-5': 'Malaysia',
  'ap-northeast-1': 'Tokyo',
  'ap-northeast-2': 'Seoul',
  'ap-northeast-3': 'Osaka',
  'ap-south-1': 'Mumbai',
  'ap-south-2': 'Hyderabad',
  'ap-southeast-2': 'Sydney',
  'af-south-1': 'Cape Town',
  'ca-central-1': 'Montreal',
  'eu-central-1': 'Frankfurt',
  'eu-central-2': 'Zurich',
  'eu-north-1': 'Stockholm',
  'eu-south-1': 'Milan',
  'eu-west-1': 'Ireland',
  'eu-west-2': 'London',
  'eu-west-3': 'Paris',
  'il-central-1': 'Tel Aviv',
  'me-central-1': 'United Arab Emirates',
  'me-south-1': 'Bahrain',
  'sa-east-1': 'São Paulo',
  'us-east-1': 'Virginia',
  'us-east-2': 'Ohio',
  'us-west-1': 'California',
  'us-west-2': 'Oregon',
} as const;

/** Whether SES sends mail from a region. */
export function hasSes(region: string): boolean {
  return Object.hasOwn(regionsWithSes, region);
}

/** The regions nearest to Việt Nam, as a person reads them. */
export const regionsNearVietNam =
  'ap-southeast-1 (Singapore), ap-southeast-3 (Jakarta) or ap-southeast-5 (Malaysia)';
