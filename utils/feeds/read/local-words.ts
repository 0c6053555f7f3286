/**
 * State words of logs in other languages than English, from the translations of Instatus, Cachet and cState and
 * from what operators write. `\b` knows ASCII letters only, so words of scripts with blanks are bounded by
 * what is no letter; Japanese, Chinese and the Indian scripts, which join words, are looked for anywhere.
 */

/** `*` after a word stands for any ending. */
function words(spaced: string, joined: string): RegExp {
  const list = (text: string) => text.trim().split(/\s*\|\s*/);
  const bounded = list(spaced).map((word) => word.replaceAll('*', '[\\p{L}\\p{M}]*'));
  return new RegExp(
    `(?<![\\p{L}\\p{M}\\d])(?:${bounded.join('|')})(?![\\p{L}\\p{M}\\d])|${list(joined).join('|')}`,
    'iu',
  );
}

/** An end that has not come: wins over the closed word that it contains. */
const NOT_YET = words(
  `ungelöst* | noch | sobald | bis (?!\\d) | wir arbeiten | arbeiten an |
   pas | sera | seront | dès que | jusqu'à ce que | en cours de | aún | no (?:se|está|están|ha|han|hemos|fue) | será |
   serán | cuando | hasta que | sin resolver | não | ainda | quando | até que | em breve | нерешен* | ещё | еще | будет |
   будут | когда | устраняем | устраняется | لم | لن | سيتم | عند | ancora | sarà | nog | wordt | zodra | jeszcze |
   zostanie | henüz | değil | ще | ännu | belum | chưa`,
  `未解決 | 未復旧 | 復旧予定 | 復旧する予定 | 完了予定 | 完了する予定 | しておりません | していません | ておらず |
   未解决 | 未恢复 | 未修复 | 未恢復 | 尚未 | 暂未 | 恢复中 | 恢復中 | 正在 | 预计 | 預計 | 没有 | 아직 | 지 않 | 복구 중 | 복구중 |
   [될할] 예정 | नहीं | जाएगा | होगा | होने पर | হয়নি | হয়নি | যায়নি | যায়নি | এখনও`,
);

const CLOSED = words(
  `gelöst | behoben | wiederhergestellt | wieder erreichbar | wieder verfügbar | wieder normal | abgeschlossen |
   beendet | résolu* | rétabli* | corrigé* | retour à la normale | terminé* | clos |
   resuelt* | solucionad* | restablecid* | restaurad* | con normalidad | completad* | finalizad* | cerrad* |
   resolvid* | normalizad* | restabelecid* | solucionad* | concluíd* | encerrad* | corrigid* |
   решен* | решён* | устранен* | устранён* | восстановлен* | в штатном режиме | завершен* | завершён* |
   вирішен* | усунен* | відновлен* | تم الحل | تم حل | تم إصلاح | تمت استعادة | تم استعادة | مكتمل | محلول |
   risolt* | ripristinat* | opgelost | hersteld | rozwiązan* | naprawion* | zakończon* | çözüldü | çözümlendi |
   giderildi | löst | åtgärdat | åtgärdad | terselesaikan | selesai | đã khắc phục | đã giải quyết`,
  `解決(?:し|いた|済|され) | (?:復旧|解消|完了|終了)(?:し|いた|済|され|完了|[】\\]]|$) | 正常にご利用 |
   已解决 | 已解決 | 已修复 | 已修復 | 已恢复 | 已恢復 | 恢复正常 | 恢復正常 | 已完成 | 해결됨 | 해결되었 | 해결됐 | 해결 완료 |
   복구 완료 | 복구완료 | 복구되었 | 복구됐 | 정상화 | 완료됨 | 완료되었 | हल हुआ | हल हो गया | हल कर दिया | समाधान हो गया |
   समाधान कर दिया | समाधान किया गया | बहाल | पूर्ण | সমাধান হয়েছে | সমাধান হয়েছে | সমাধান করা হয়েছে | সমাধান করা হয়েছে |
   পুনরায় চালু হয়েছে | পুনরায় চালু হয়েছে | সচল | স্বাভাবিক হয়েছে | সম্পন্ন`,
);

const WATCHING = words(
  `beobachtung | beobachten | überprüfung | überwachung | surveillé* | en surveillance | supervisando | monitoreando |
   monitorando | monitoramento | мониторинг | наблюдаем | المراقبة | in osservazione | monitoraggio`,
  `監視中 | 確認中 | 経過観察 | 持续监控 | 正在观察 | 持續監控 | 모니터링 중 | निगरानी | পর্যবেক্ষণ`,
);

const IDENTIFIED = words(
  `identifiziert | identifié* | identificad* | определено | установлена причина | محدد | individuat*`,
  `原因判明 | 原因を特定 | 已确认 | 已確認 | 원인 파악 | पहचाना गया | চিহ্নিত`,
);

const PLANNED = words(
  `geplant* | demnächst | programmé* | planifié* | à venir | programad* | planificad* | próxim* | agendad* |
   запланирован* | плановы* | مجدول* | pianificat* | gepland* | zaplanowan* | planlanan | planerat | dijadwalkan`,
  `予定 | 実施いたします | 実施します | お知らせ | 已计划 | 已計劃 | 计划 | 即将进行 | 예정 | निर्धारित | নির্ধারিত | চলবে`,
);

const RUNNING = words(
  `in bearbeitung | laufend* | laufen | läuft | findet statt | en cours | en progreso | en curso | em curso |
   em andamento | в ходе выполнения | проводятся | проводится | قيد التقدم | in corso | bezig`,
  `進行中 | 実施中 | 作業中 | メンテナンス中 | 进行中 | 進行 | 维护中 | 維護中 | 진행 중 | 진행중 | 점검 중 | प्रगति पर | जारी | চলমান | চলছে`,
);

const MAINTENANCE = words(
  `wartung* | mantenimiento* | manutenção | manutenções | обслуживани* | технические работы | плановые работы |
   صيانة | الصيانة | manutenzione | onderhoud | konserwacja | bakım* | underhåll | pemeliharaan | bảo trì`,
  `メンテナンス | 维护 | 維護 | 유지보수 | 유지 보수 | 점검 | रखरखाव | রক্ষণাবেক্ষণ | মেইনটেইনেন্স`,
);

const OUTAGE = words(
  `ausfall | ausfälle | ausgefallen | störung* | nicht erreichbar | nicht verfügbar | panne* | interruption* | coupure* |
   indisponible* | indisponibilité* | inaccessible* | interrupción | interrupciones | caíd* | no está disponible |
   no disponible | no funciona* | indisponível | indisponíveis | indisponibilidade* | fora do ar | недоступ* | сбой | сбои |
   сбоя | авари* | не работа* | انقطاع | معطل* | disservizio | interruzione | storing* | awaria | awarii | kesinti* |
   avbrott | gangguan | sự cố`,
  `障害 | できない | できません | 停止して | 故障 | 中断 | 無法 | 无法 | 장애 | आउटेज | बंद है | বিভ্রাট | ডাউন | যাচ্ছে না | পারছেন না |
   পারছে না | বন্ধ`,
);

const DEGRADED = words(
  `beeinträchtig* | leistungsproblem* | verzögerung* | probleme | analyse | untersuch* | perturb* | dégradé* |
   ralentissement* | lenteur* | incident en cours | détecté* | investigation* | analysons | degradad* | lentitud |
   incidencia* | falla* | fallo* | investigando | degradação | instabilidade* | lentidão | falha* | problema* |
   снижен* | перебо* | изучается | проблем* | расследу* | متدهور | مشكلة | تحقيق* | rallentament* | vertraging* | problem*`,
  `不具合 | 遅延 | 不安定 | パフォーマンス低下 | 調査 | 発生して | 発生中 | 性能下降 | 异常 | 異常 | 延迟 | 调查 | 調查 | 성능 저하 | 지연 | 오류 |
   조사 중 | गिरावट | व्यवधान | समस्या | जांच | অবনতি | ব্যাহত | সমস্যা | তদন্ত`,
);

const NEGATED = new RegExp(
  `(?<!\\p{L})(?:wird|werden|wordt|worden|nicht|не|nie|niet|inte|non)(?!\\p{L})[^,;:]{0,24}(?:${CLOSED.source})`,
  'iu',
);

/** Where a text in another language stands; null where it holds no word that is known. */
export type LocalState = 'closed' | 'open' | 'identified' | 'monitoring' | 'scheduled' | 'in_progress';

const SENTENCE = /[.!?\n。！？।؟]/u;

/** True when a sentence says in another language that it is over, without a "not yet". */
export function saysClosedLocally(text: string): boolean {
  return text
    .split(SENTENCE)
    .some((sentence) => CLOSED.test(sentence) && !NOT_YET.test(sentence) && !NEGATED.test(sentence));
}

/** True when a text speaks of planned work in another language. */
export function isLocalWork(text: string): boolean {
  return MAINTENANCE.test(text);
}

/** How bad the words of a text in another language are; null where they say nothing bad. */
export function localSeverity(text: string): 'partial_outage' | 'degraded' | null {
  if (OUTAGE.test(text)) return 'partial_outage';
  return DEGRADED.test(text) ? 'degraded' : null;
}

/** Where a text in another language says that things stand: the first that fits, "not yet closed" being open. */
export function localState(text: string): LocalState | null {
  if (saysClosedLocally(text)) return 'closed';
  if (WATCHING.test(text)) return 'monitoring';
  if (IDENTIFIED.test(text)) return 'identified';
  if (RUNNING.test(text)) return 'in_progress';
  if (localSeverity(text) || CLOSED.test(text)) return 'open';
  return PLANNED.test(text) ? 'scheduled' : null;
}

/** Words without which hardly an English sentence does. */
const ENGLISH =
  /(?<![\p{L}\p{M}])(?:the|is|are|was|were|has|have|been|of|to|and|for|with|we|our|you|your|this|that|at|some|will|not|it)(?![\p{L}\p{M}])/iu;

/** True where a text is English, or too short and plain to be anything else. */
export function isEnglish(text: string): boolean {
  if (ENGLISH.test(text)) return true;
  const foreign = text.match(/[^\p{ASCII}\p{P}\p{S}\p{Z}\p{Cf}]/gu)?.length ?? 0;
  return foreign === 0 && (text.match(/\p{L}+/gu)?.length ?? 0) < 8;
}
