/** Continents as people count them; AF, AN, AS, EU, NA, OC, SA. */
export type Continent = 'AF' | 'AN' | 'AS' | 'EU' | 'NA' | 'OC' | 'SA';

/**
 * Every ISO 3166-1 country: continent, then its codes with the UTC offset (hours, standard time) where
 * most of its people live. Used for the day curve and for "on two continents", nothing finer.
 */
const TABLE: Record<Continent, string> = {
  AF: 'AO1 BF0 BI2 BJ1 BW2 CD1 CF1 CG1 CI0 CM1 CV-1 DJ3 DZ1 EG2 EH1 ER3 ET3 GA1 GH0 GM0 GN0 GQ1 GW0 IO6 KE3 KM3 LR0 LS2 LY2 MA1 MG3 ML0 MR0 MU4 MW2 MZ2 NA2 NE1 NG1 RE4 RW2 SC4 SD2 SH0 SL0 SN0 SO3 SS2 ST0 SZ2 TD1 TF5 TG0 TN1 TZ3 UG3 YT3 ZA2 ZM2 ZW2',
  AN: 'AQ0 BV0 GS-2 HM5',
  AS: 'AE4 AF4.5 AM4 AZ4 BD6 BH3 BN8 BT6 CN8 GE4 HK8 ID7 IL2 IN5.5 IQ3 IR3.5 JO3 JP9 KG6 KH7 KP9 KR9 KW3 KZ5 LA7 LB2 LK5.5 MM6.5 MN8 MO8 MV5 MY8 NP5.75 OM4 PH8 PK5 PS2 QA3 SA3 SG8 SY3 TH7 TJ5 TL9 TM5 TR3 TW8 UZ5 VN7 YE3',
  EU: 'AD1 AL1 AT1 AX2 BA1 BE1 BG2 BY3 CH1 CY2 CZ1 DE1 DK1 EE2 ES1 FI2 FO0 FR1 GB0 GG0 GI1 GR2 HR1 HU1 IE0 IM0 IS0 IT1 JE0 LI1 LT2 LU1 LV2 MC1 MD2 ME1 MK1 MT1 NL1 NO1 PL1 PT0 RO2 RS1 RU3 SE1 SI1 SJ1 SK1 SM1 UA2 VA1 XK1',
  NA: 'AG-4 AI-4 AW-4 BB-4 BL-4 BM-4 BQ-4 BS-5 BZ-6 CA-5 CR-6 CU-5 CW-4 DM-4 DO-4 GD-4 GL-2 GP-4 GT-6 HN-6 HT-5 JM-5 KN-4 KY-5 LC-4 MF-4 MQ-4 MS-4 MX-6 NI-6 PA-5 PM-3 PR-4 SV-6 SX-4 TC-5 TT-4 US-5 VC-4 VG-4 VI-4',
  OC: 'AS-11 AU10 CC6.5 CK-10 CX7 FJ12 FM11 GU10 KI12 MH12 MP10 NC11 NF11 NR12 NU-11 NZ12 PF-10 PG10 PN-8 PW9 SB11 TK13 TO13 TV12 UM-11 VU11 WF12 WS13',
  SA: 'AR-3 BO-4 BR-3 CL-4 CO-5 EC-5 FK-3 GF-3 GY-4 PE-5 PY-4 SR-3 UY-3 VE-4',
};

const COUNTRIES = new Map<string, { continent: Continent; utcOffset: number }>();
for (const [continent, rows] of Object.entries(TABLE) as [Continent, string][]) {
  for (const row of rows.split(' ')) {
    COUNTRIES.set(row.slice(0, 2), { continent, utcOffset: Number(row.slice(2)) });
  }
}

/**
 * Where nothing is known of the country: most reports that are known of come from the Americas and
 * Europe, and together they are busiest at 18:00 UTC, as the east of the United States is.
 */
const UNKNOWN_OFFSET = -5;

/** True for an ISO 3166-1 alpha-2 code in capitals. */
export function isCountry(code: string): boolean {
  return COUNTRIES.has(code);
}

export function countryCodes(): string[] {
  return [...COUNTRIES.keys()].sort();
}

export function continentOf(country: string): Continent | null {
  return COUNTRIES.get(country)?.continent ?? null;
}

/** Hours ahead of UTC where most people of a country live; a mixture for anything that is no country. */
export function utcOffsetOf(country: string): number {
  return COUNTRIES.get(country)?.utcOffset ?? UNKNOWN_OFFSET;
}
