/**
 * IANA time zones by country, for countries where the browsers' zones tell it apart: the zone's city after
 * the area; `Area/` alone names the area. Written from the zones of the tz database's zone.tab (public
 * domain); rare zones are left out, and the person can always choose.
 */
const ZONES: Record<string, string> = {
  'Africa/':
    'DZ Algiers,AO Luanda,BJ Porto-Novo,BW Gaborone,BF Ouagadougou,BI Bujumbura,CM Douala,TD Ndjamena,CD Kinshasa Lubumbashi,CG Brazzaville,CI Abidjan,DJ Djibouti,EG Cairo,ER Asmara Asmera,ET Addis_Ababa,GA Libreville,GH Accra,GN Conakry,KE Nairobi,LS Maseru,LR Monrovia,LY Tripoli,MW Blantyre,ML Bamako,MR Nouakchott,MA Casablanca,MZ Maputo,NA Windhoek,NE Niamey,NG Lagos,RW Kigali,SN Dakar,SL Freetown,SO Mogadishu,ZA Johannesburg,SS Juba,SD Khartoum,TZ Dar_es_Salaam,TG Lome,TN Tunis,UG Kampala,ZM Lusaka,ZW Harare',
  'America/':
    'US New_York Chicago Denver Los_Angeles Phoenix Anchorage Detroit Boise Indianapolis Indiana/Indianapolis Kentucky/Louisville Louisville Juneau Nome,CA Toronto Vancouver Edmonton Winnipeg Halifax Regina St_Johns Montreal Moncton,MX Mexico_City Monterrey Tijuana Cancun Merida Hermosillo Chihuahua Mazatlan Ciudad_Juarez,BR Sao_Paulo Bahia Fortaleza Recife Manaus Belem Cuiaba Campo_Grande Porto_Velho Maceio,AR Argentina/Buenos_Aires Buenos_Aires Argentina/Cordoba Cordoba Argentina/Mendoza,CL Santiago Punta_Arenas,CO Bogota,PE Lima,VE Caracas,EC Guayaquil,BO La_Paz,PY Asuncion,UY Montevideo,GY Guyana,SR Paramaribo,CU Havana,DO Santo_Domingo,HT Port-au-Prince,JM Jamaica,PR Puerto_Rico,TT Port_of_Spain,BB Barbados,BS Nassau,PA Panama,CR Costa_Rica,NI Managua,HN Tegucigalpa,SV El_Salvador,GT Guatemala,BZ Belize,GP Guadeloupe,MQ Martinique,GF Cayenne,GL Nuuk Godthab',
  'Asia/':
    'AF Kabul,AM Yerevan,AZ Baku,BH Bahrain,BD Dhaka Dacca,BT Thimphu,BN Brunei,KH Phnom_Penh,CN Shanghai Urumqi Chongqing,CY Nicosia,GE Tbilisi,HK Hong_Kong,IN Kolkata Calcutta,ID Jakarta Makassar Jayapura Pontianak,IR Tehran,IQ Baghdad,IL Jerusalem Tel_Aviv,JP Tokyo,JO Amman,KZ Almaty Qyzylorda Aqtobe,KW Kuwait,KG Bishkek,LA Vientiane,LB Beirut,MO Macau,MY Kuala_Lumpur Kuching,MN Ulaanbaatar,MM Yangon Rangoon,NP Kathmandu Katmandu,KP Pyongyang,OM Muscat,PK Karachi,PS Gaza Hebron,PH Manila,QA Qatar,RU Yekaterinburg Novosibirsk Krasnoyarsk Omsk Irkutsk Vladivostok Yakutsk Tomsk Barnaul Kamchatka,SA Riyadh,SG Singapore,KR Seoul,LK Colombo,SY Damascus,TW Taipei,TJ Dushanbe,TH Bangkok,TL Dili,TR Istanbul,TM Ashgabat,AE Dubai,UZ Tashkent Samarkand,VN Ho_Chi_Minh Saigon,YE Aden',
  'Europe/':
    'AL Tirane,AD Andorra,AT Vienna,BY Minsk,BE Brussels,BA Sarajevo,BG Sofia,HR Zagreb,CZ Prague,DK Copenhagen,EE Tallinn,FI Helsinki,FR Paris,DE Berlin Busingen,GI Gibraltar,GR Athens,HU Budapest,IE Dublin,IT Rome,LV Riga,LI Vaduz,LT Vilnius,LU Luxembourg,MT Malta,MD Chisinau,MC Monaco,ME Podgorica,NL Amsterdam,MK Skopje,NO Oslo,PL Warsaw,PT Lisbon,RO Bucharest,RU Moscow Kaliningrad Samara Saratov Volgograd,SM San_Marino,RS Belgrade,SK Bratislava,SI Ljubljana,ES Madrid,SE Stockholm,CH Zurich,TR Istanbul,UA Kyiv Kiev,GB London Belfast,IM Isle_of_Man,JE Jersey,GG Guernsey',
  'Australia/': 'AU Sydney Melbourne Brisbane Perth Adelaide Hobart Darwin Canberra',
  'Pacific/':
    'NZ Auckland,FJ Fiji,PG Port_Moresby,NC Noumea,PF Tahiti,GU Guam,US Honolulu,WS Apia,TO Tongatapu,SB Guadalcanal,VU Efate',
  'Atlantic/': 'IS Reykjavik,PT Azores Madeira,ES Canary,BM Bermuda,CV Cape_Verde,FO Faroe Faeroe',
  'Indian/': 'MU Mauritius,MV Maldives,RE Reunion,MG Antananarivo,SC Mahe,KM Comoro,YT Mayotte',
};

/** The country (ISO 3166-1 alpha-2) that an IANA time zone tells, such as `Asia/Dhaka`; null where it tells none. */
export function countryOfTimeZone(timeZone: string): string | null {
  const slash = timeZone.indexOf('/') + 1;
  const city = timeZone.slice(slash);
  for (const row of ZONES[timeZone.slice(0, slash)]?.split(',') ?? []) {
    const [country, ...cities] = row.split(' ');
    if (country && cities.includes(city)) return country;
  }
  return null;
}
