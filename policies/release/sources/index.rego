# METADATA
# title: Index of the requirements
# description: |
#   Written by `sightline policies build`, not by hand. Of every requirement, in the order of ids, the code of its
#   status, severity and force in this case (`data.result_words`); those of the prohibitions again; and by id the
#   exceptions that took effect.
package index

import data.lib
import data.requirements

results := results_of(data.result_codes, lib.here)

results_of(codes, here) := [
	eu_ai_act_aia_01(codes, here),
	eu_ai_act_aia_02(codes, here),
	eu_ai_act_aia_03(codes, here),
	eu_ai_act_aia_04(codes, here),
	eu_ai_act_aia_05(codes, here),
	eu_ai_act_aia_06(codes, here),
	eu_ai_act_aia_07(codes, here),
	eu_ai_act_aia_08(codes, here),
	eu_ai_act_aia_09(codes, here),
	eu_ai_act_aia_10(codes, here),
	eu_ai_act_aia_11(codes, here),
	eu_ai_act_aia_12(codes, here),
	eu_ai_act_aia_13(codes, here),
	eu_ai_act_aia_14(codes, here),
	eu_ai_act_aia_15(codes, here),
	eu_ai_act_aia_16(codes, here),
	eu_ai_act_aia_17(codes, here),
	eu_ai_act_aia_18(codes, here),
	eu_ai_act_aia_19(codes, here),
	eu_ai_act_aia_20(codes, here),
	eu_ai_act_aia_21(codes, here),
	eu_ai_act_aia_22(codes, here),
	eu_ai_act_aia_23(codes, here),
	eu_ai_act_aia_24(codes, here),
	eu_ai_act_aia_25(codes, here),
	eu_ai_act_aia_26(codes, here),
	eu_ai_act_aia_27(codes, here),
	eu_ai_act_aia_28(codes, here),
	eu_ai_act_aia_29(codes, here),
	eu_ai_act_aia_30(codes, here),
	eu_ai_act_aia_31(codes, here),
	eu_ai_act_aia_32(codes, here),
	australia_privacy_act_aup_01(codes, here),
	australia_privacy_act_aup_02(codes, here),
	australia_privacy_act_aup_03(codes, here),
	australia_privacy_act_aup_04(codes, here),
	canada_pipeda_cap_01(codes, here),
	canada_pipeda_cap_02(codes, here),
	canada_pipeda_cap_03(codes, here),
	canada_pipeda_cap_04(codes, here),
	council_of_europe_coe_01(codes, here),
	council_of_europe_coe_02(codes, here),
	council_of_europe_coe_03(codes, here),
	council_of_europe_coe_04(codes, here),
	council_of_europe_coe_05(codes, here),
	council_of_europe_coe_06(codes, here),
	council_of_europe_coe_07(codes, here),
	council_of_europe_coe_08(codes, here),
	data_protection_directive_1995_dpd_01(codes, here),
	data_protection_directive_1995_dpd_02(codes, here),
	data_protection_directive_1995_dpd_03(codes, here),
	echr_ech_01(codes, here),
	echr_ech_02(codes, here),
	echr_ech_03(codes, here),
	edpb_facial_recognition_edpb_01(codes, here),
	edpb_facial_recognition_edpb_02(codes, here),
	edpb_facial_recognition_edpb_03(codes, here),
	edpb_facial_recognition_edpb_04(codes, here),
	edpb_facial_recognition_edpb_05(codes, here),
	edpb_facial_recognition_edpb_06(codes, here),
	edpb_facial_recognition_edpb_07(codes, here),
	edpb_facial_recognition_edpb_08(codes, here),
	us_fourth_amendment_fam_01(codes, here),
	german_basic_law_gbl_01(codes, here),
	gdpr_gdp_01(codes, here),
	gdpr_gdp_02(codes, here),
	gdpr_gdp_03(codes, here),
	gdpr_gdp_04(codes, here),
	human_rights_test_hr_01(codes, here),
	human_rights_test_hr_02(codes, here),
	human_rights_test_hr_03(codes, here),
	human_rights_test_hr_04(codes, here),
	human_rights_test_hr_05(codes, here),
	human_rights_test_hr_06(codes, here),
	human_rights_test_hr_07(codes, here),
	human_rights_test_hr_08(codes, here),
	human_rights_test_hr_09(codes, here),
	human_rights_test_hr_10(codes, here),
	iccpr_icc_01(codes, here),
	iccpr_icc_02(codes, here),
	iccpr_icc_03(codes, here),
	kenya_data_protection_act_ked_01(codes, here),
	eu_law_enforcement_directive_led_01(codes, here),
	eu_law_enforcement_directive_led_02(codes, here),
	eu_law_enforcement_directive_led_03(codes, here),
	eu_law_enforcement_directive_led_04(codes, here),
	eu_law_enforcement_directive_led_05(codes, here),
	eu_law_enforcement_directive_led_06(codes, here),
	eu_law_enforcement_directive_led_07(codes, here),
	eu_law_enforcement_directive_led_08(codes, here),
	eu_law_enforcement_directive_led_09(codes, here),
	technical_evidence_nst_01(codes, here),
	technical_evidence_nst_02(codes, here),
	technical_evidence_nst_03(codes, here),
	technical_evidence_nst_04(codes, here),
	technical_evidence_nst_05(codes, here),
	new_zealand_privacy_act_nzp_01(codes, here),
	new_zealand_privacy_act_nzp_02(codes, here),
	new_zealand_privacy_act_nzp_03(codes, here),
	new_zealand_privacy_act_nzp_04(codes, here),
	ohchr_ohc_01(codes, here),
	ohchr_ohc_02(codes, here),
	ohchr_ohc_03(codes, here),
	ohchr_ohc_04(codes, here),
	uk_protection_of_freedoms_act_pof_01(codes, here),
	quebec_information_technology_qcb_01(codes, here),
	quebec_information_technology_qcb_02(codes, here),
	quebec_information_technology_qcb_03(codes, here),
	serbia_data_protection_law_rsp_01(codes, here),
	serbia_data_protection_law_rsp_02(codes, here),
	guiding_principles_ucr_01(codes, here),
	guiding_principles_ucr_02(codes, here),
	guiding_principles_ucr_03(codes, here),
	guiding_principles_ucr_04(codes, here),
	guiding_principles_ucr_05(codes, here),
	guiding_principles_ucr_06(codes, here),
	guiding_principles_ucr_07(codes, here),
	guiding_principles_ucr_08(codes, here),
	guiding_principles_ucr_09(codes, here),
	guiding_principles_ucr_10(codes, here),
	guiding_principles_ucr_11(codes, here),
	guiding_principles_ucr_12(codes, here),
	guiding_principles_ucr_13(codes, here),
	guiding_principles_ucr_14(codes, here),
	guiding_principles_ucr_15(codes, here),
	guiding_principles_ucr_16(codes, here),
	uk_data_protection_ukg_01(codes, here),
	uk_data_protection_ukg_02(codes, here),
	uk_data_protection_ukg_03(codes, here),
	uk_data_protection_ukg_04(codes, here),
	uk_data_protection_ukg_05(codes, here),
	un_data_protection_unp_01(codes, here),
	un_data_protection_unp_02(codes, here),
	un_data_protection_unp_03(codes, here),
	un_data_protection_unp_04(codes, here),
	un_data_protection_unp_05(codes, here),
	un_data_protection_unp_06(codes, here),
	un_data_protection_unp_07(codes, here),
	un_data_protection_unp_08(codes, here),
	un_data_protection_unp_09(codes, here),
	un_data_protection_unp_10(codes, here),
	un_data_protection_unp_11(codes, here),
	us_ftc_act_usf_01(codes, here),
	responsible_limits_wef_01(codes, here),
	responsible_limits_wef_02(codes, here),
	responsible_limits_wef_03(codes, here),
	responsible_limits_wef_04(codes, here),
	responsible_limits_wef_05(codes, here),
	responsible_limits_wef_06(codes, here),
	responsible_limits_wef_07(codes, here),
	responsible_limits_wef_08(codes, here),
	responsible_limits_wef_09(codes, here),
	responsible_limits_wef_10(codes, here),
	responsible_limits_wef_11(codes, here),
	responsible_limits_wef_12(codes, here),
	responsible_limits_wef_13(codes, here),
	responsible_limits_wef_14(codes, here),
	responsible_limits_wef_15(codes, here),
	responsible_limits_wef_16(codes, here),
	responsible_limits_wef_17(codes, here),
	responsible_limits_wef_18(codes, here),
]

prohibitions := [
	results[0],
	results[1],
	results[2],
	results[3],
	results[12],
	results[13],
	results[14],
	results[15],
	results[19],
	results[84],
]

described := [
	{"id": "AIA-01", "framework": "eu_ai_act", "ground": "legality", "kind": "prohibition"},
	{"id": "AIA-02", "framework": "eu_ai_act", "ground": "legality", "kind": "prohibition"},
	{"id": "AIA-03", "framework": "eu_ai_act", "ground": "legality", "kind": "prohibition"},
	{"id": "AIA-04", "framework": "eu_ai_act", "ground": "legality", "kind": "prohibition"},
	{"id": "AIA-05", "framework": "eu_ai_act", "ground": "proportionality", "kind": "duty"},
	{"id": "AIA-06", "framework": "eu_ai_act", "ground": "dpia", "kind": "duty"},
	{"id": "AIA-07", "framework": "eu_ai_act", "ground": "accountability", "kind": "duty"},
	{"id": "AIA-08", "framework": "eu_ai_act", "ground": "accountability", "kind": "duty"},
	{"id": "AIA-09", "framework": "eu_ai_act", "ground": "legality", "kind": "duty"},
	{"id": "AIA-10", "framework": "eu_ai_act", "ground": "accountability", "kind": "duty"},
	{"id": "AIA-11", "framework": "eu_ai_act", "ground": "human_oversight", "kind": "duty"},
	{"id": "AIA-12", "framework": "eu_ai_act", "ground": "accountability", "kind": "duty"},
	{"id": "AIA-13", "framework": "eu_ai_act", "ground": "legality", "kind": "prohibition"},
	{"id": "AIA-14", "framework": "eu_ai_act", "ground": "fairness_bias", "kind": "prohibition"},
	{"id": "AIA-15", "framework": "eu_ai_act", "ground": "legality", "kind": "prohibition"},
	{"id": "AIA-16", "framework": "eu_ai_act", "ground": "legality", "kind": "prohibition"},
	{"id": "AIA-17", "framework": "eu_ai_act", "ground": "accountability", "kind": "duty"},
	{"id": "AIA-18", "framework": "eu_ai_act", "ground": "legality", "kind": "duty"},
	{"id": "AIA-19", "framework": "eu_ai_act", "ground": "retention", "kind": "duty"},
	{"id": "AIA-20", "framework": "eu_ai_act", "ground": "proportionality", "kind": "prohibition"},
	{"id": "AIA-21", "framework": "eu_ai_act", "ground": "accountability", "kind": "duty"},
	{"id": "AIA-22", "framework": "eu_ai_act", "ground": "human_oversight", "kind": "duty"},
	{"id": "AIA-23", "framework": "eu_ai_act", "ground": "accountability", "kind": "duty"},
	{"id": "AIA-24", "framework": "eu_ai_act", "ground": "accountability", "kind": "duty"},
	{"id": "AIA-25", "framework": "eu_ai_act", "ground": "human_oversight", "kind": "duty"},
	{"id": "AIA-26", "framework": "eu_ai_act", "ground": "dpia", "kind": "duty"},
	{"id": "AIA-27", "framework": "eu_ai_act", "ground": "dpia", "kind": "duty"},
	{"id": "AIA-28", "framework": "eu_ai_act", "ground": "transparency", "kind": "duty"},
	{"id": "AIA-29", "framework": "eu_ai_act", "ground": "transparency", "kind": "duty"},
	{"id": "AIA-30", "framework": "eu_ai_act", "ground": "redress", "kind": "duty"},
	{"id": "AIA-31", "framework": "eu_ai_act", "ground": "transparency", "kind": "duty"},
	{"id": "AIA-32", "framework": "eu_ai_act", "ground": "transparency", "kind": "duty"},
	{"id": "AUP-01", "framework": "australia_privacy_act", "ground": "consent_invalid", "kind": "duty"},
	{"id": "AUP-02", "framework": "australia_privacy_act", "ground": "necessity", "kind": "duty"},
	{"id": "AUP-03", "framework": "australia_privacy_act", "ground": "transparency", "kind": "duty"},
	{"id": "AUP-04", "framework": "australia_privacy_act", "ground": "accountability", "kind": "duty"},
	{"id": "CAP-01", "framework": "canada_pipeda", "ground": "consent_invalid", "kind": "duty"},
	{"id": "CAP-02", "framework": "canada_pipeda", "ground": "proportionality", "kind": "duty"},
	{"id": "CAP-03", "framework": "canada_pipeda", "ground": "retention", "kind": "duty"},
	{"id": "CAP-04", "framework": "canada_pipeda", "ground": "transparency", "kind": "duty"},
	{"id": "COE-01", "framework": "council_of_europe", "ground": "fairness_bias", "kind": "duty"},
	{"id": "COE-02", "framework": "council_of_europe", "ground": "proportionality", "kind": "duty"},
	{"id": "COE-03", "framework": "council_of_europe", "ground": "legality", "kind": "duty"},
	{"id": "COE-04", "framework": "council_of_europe", "ground": "necessity", "kind": "duty"},
	{"id": "COE-05", "framework": "council_of_europe", "ground": "consent_invalid", "kind": "duty"},
	{"id": "COE-06", "framework": "council_of_europe", "ground": "accountability", "kind": "duty"},
	{"id": "COE-07", "framework": "council_of_europe", "ground": "accuracy", "kind": "duty"},
	{"id": "COE-08", "framework": "council_of_europe", "ground": "accountability", "kind": "duty"},
	{"id": "DPD-01", "framework": "data_protection_directive_1995", "ground": "legality", "kind": "duty"},
	{"id": "DPD-02", "framework": "data_protection_directive_1995", "ground": "transparency", "kind": "duty"},
	{"id": "DPD-03", "framework": "data_protection_directive_1995", "ground": "retention", "kind": "duty"},
	{"id": "ECH-01", "framework": "echr", "ground": "necessity", "kind": "duty"},
	{"id": "ECH-02", "framework": "echr", "ground": "redress", "kind": "duty"},
	{"id": "ECH-03", "framework": "echr", "ground": "fairness_bias", "kind": "duty"},
	{"id": "EDPB-01", "framework": "edpb_facial_recognition", "ground": "proportionality", "kind": "duty"},
	{"id": "EDPB-02", "framework": "edpb_facial_recognition", "ground": "legality", "kind": "duty"},
	{"id": "EDPB-03", "framework": "edpb_facial_recognition", "ground": "proportionality", "kind": "duty"},
	{"id": "EDPB-04", "framework": "edpb_facial_recognition", "ground": "dpia", "kind": "duty"},
	{"id": "EDPB-05", "framework": "edpb_facial_recognition", "ground": "accuracy", "kind": "duty"},
	{"id": "EDPB-06", "framework": "edpb_facial_recognition", "ground": "human_oversight", "kind": "duty"},
	{"id": "EDPB-07", "framework": "edpb_facial_recognition", "ground": "accountability", "kind": "duty"},
	{"id": "EDPB-08", "framework": "edpb_facial_recognition", "ground": "necessity", "kind": "duty"},
	{"id": "FAM-01", "framework": "us_fourth_amendment", "ground": "human_oversight", "kind": "duty"},
	{"id": "GBL-01", "framework": "german_basic_law", "ground": "proportionality", "kind": "duty"},
	{"id": "GDP-01", "framework": "gdpr", "ground": "special_category_basis", "kind": "duty"},
	{"id": "GDP-02", "framework": "gdpr", "ground": "consent_invalid", "kind": "duty"},
	{"id": "GDP-03", "framework": "gdpr", "ground": "necessity", "kind": "duty"},
	{"id": "GDP-04", "framework": "gdpr", "ground": "dpia", "kind": "duty"},
	{"id": "HR-01", "framework": "human_rights_test", "ground": "legality", "kind": "duty"},
	{"id": "HR-02", "framework": "human_rights_test", "ground": "legality", "kind": "duty"},
	{"id": "HR-03", "framework": "human_rights_test", "ground": "necessity", "kind": "duty"},
	{"id": "HR-04", "framework": "human_rights_test", "ground": "proportionality", "kind": "duty"},
	{"id": "HR-05", "framework": "human_rights_test", "ground": "necessity", "kind": "duty"},
	{"id": "HR-06", "framework": "human_rights_test", "ground": "proportionality", "kind": "duty"},
	{"id": "HR-07", "framework": "human_rights_test", "ground": "proportionality", "kind": "duty"},
	{"id": "HR-08", "framework": "human_rights_test", "ground": "proportionality", "kind": "duty"},
	{"id": "HR-09", "framework": "human_rights_test", "ground": "accountability", "kind": "duty"},
	{"id": "HR-10", "framework": "human_rights_test", "ground": "redress", "kind": "duty"},
	{"id": "ICC-01", "framework": "iccpr", "ground": "legality", "kind": "duty"},
	{"id": "ICC-02", "framework": "iccpr", "ground": "fairness_bias", "kind": "duty"},
	{"id": "ICC-03", "framework": "iccpr", "ground": "minors", "kind": "duty"},
	{"id": "KED-01", "framework": "kenya_data_protection_act", "ground": "dpia", "kind": "duty"},
	{"id": "LED-01", "framework": "eu_law_enforcement_directive", "ground": "legality", "kind": "duty"},
	{"id": "LED-02", "framework": "eu_law_enforcement_directive", "ground": "special_category_basis", "kind": "duty"},
	{"id": "LED-03", "framework": "eu_law_enforcement_directive", "ground": "human_oversight", "kind": "prohibition"},
	{"id": "LED-04", "framework": "eu_law_enforcement_directive", "ground": "fairness_bias", "kind": "duty"},
	{"id": "LED-05", "framework": "eu_law_enforcement_directive", "ground": "retention", "kind": "duty"},
	{"id": "LED-06", "framework": "eu_law_enforcement_directive", "ground": "accountability", "kind": "duty"},
	{"id": "LED-07", "framework": "eu_law_enforcement_directive", "ground": "dpia", "kind": "duty"},
	{"id": "LED-08", "framework": "eu_law_enforcement_directive", "ground": "redress", "kind": "duty"},
	{"id": "LED-09", "framework": "eu_law_enforcement_directive", "ground": "transparency", "kind": "duty"},
	{"id": "NST-01", "framework": "technical_evidence", "ground": "accuracy", "kind": "duty"},
	{"id": "NST-02", "framework": "technical_evidence", "ground": "fairness_bias", "kind": "duty"},
	{"id": "NST-03", "framework": "technical_evidence", "ground": "fairness_bias", "kind": "duty"},
	{"id": "NST-04", "framework": "technical_evidence", "ground": "accuracy", "kind": "duty"},
	{"id": "NST-05", "framework": "technical_evidence", "ground": "security", "kind": "duty"},
	{"id": "NZP-01", "framework": "new_zealand_privacy_act", "ground": "necessity", "kind": "duty"},
	{"id": "NZP-02", "framework": "new_zealand_privacy_act", "ground": "transparency", "kind": "duty"},
	{"id": "NZP-03", "framework": "new_zealand_privacy_act", "ground": "proportionality", "kind": "duty"},
	{"id": "NZP-04", "framework": "new_zealand_privacy_act", "ground": "proportionality", "kind": "duty"},
	{"id": "OHC-01", "framework": "ohchr", "ground": "accuracy", "kind": "duty"},
	{"id": "OHC-02", "framework": "ohchr", "ground": "proportionality", "kind": "duty"},
	{"id": "OHC-03", "framework": "ohchr", "ground": "proportionality", "kind": "duty"},
	{"id": "OHC-04", "framework": "ohchr", "ground": "accountability", "kind": "duty"},
	{"id": "POF-01", "framework": "uk_protection_of_freedoms_act", "ground": "minors", "kind": "duty"},
	{"id": "QCB-01", "framework": "quebec_information_technology", "ground": "consent_invalid", "kind": "duty"},
	{"id": "QCB-02", "framework": "quebec_information_technology", "ground": "accountability", "kind": "duty"},
	{"id": "QCB-03", "framework": "quebec_information_technology", "ground": "retention", "kind": "duty"},
	{"id": "RSP-01", "framework": "serbia_data_protection_law", "ground": "dpia", "kind": "duty"},
	{"id": "RSP-02", "framework": "serbia_data_protection_law", "ground": "legality", "kind": "duty"},
	{"id": "UCR-01", "framework": "guiding_principles", "ground": "legality", "kind": "duty"},
	{"id": "UCR-02", "framework": "guiding_principles", "ground": "dpia", "kind": "duty"},
	{"id": "UCR-03", "framework": "guiding_principles", "ground": "fairness_bias", "kind": "duty"},
	{"id": "UCR-04", "framework": "guiding_principles", "ground": "accountability", "kind": "duty"},
	{"id": "UCR-05", "framework": "guiding_principles", "ground": "transparency", "kind": "duty"},
	{"id": "UCR-06", "framework": "guiding_principles", "ground": "transparency", "kind": "duty"},
	{"id": "UCR-07", "framework": "guiding_principles", "ground": "accountability", "kind": "duty"},
	{"id": "UCR-08", "framework": "guiding_principles", "ground": "human_oversight", "kind": "duty"},
	{"id": "UCR-09", "framework": "guiding_principles", "ground": "dpia", "kind": "duty"},
	{"id": "UCR-10", "framework": "guiding_principles", "ground": "fairness_bias", "kind": "duty"},
	{"id": "UCR-11", "framework": "guiding_principles", "ground": "fairness_bias", "kind": "duty"},
	{"id": "UCR-12", "framework": "guiding_principles", "ground": "fairness_bias", "kind": "duty"},
	{"id": "UCR-13", "framework": "guiding_principles", "ground": "transparency", "kind": "duty"},
	{"id": "UCR-14", "framework": "guiding_principles", "ground": "transparency", "kind": "duty"},
	{"id": "UCR-15", "framework": "guiding_principles", "ground": "accountability", "kind": "duty"},
	{"id": "UCR-16", "framework": "guiding_principles", "ground": "transparency", "kind": "duty"},
	{"id": "UKG-01", "framework": "uk_data_protection", "ground": "dpia", "kind": "duty"},
	{"id": "UKG-02", "framework": "uk_data_protection", "ground": "consent_invalid", "kind": "duty"},
	{"id": "UKG-03", "framework": "uk_data_protection", "ground": "special_category_basis", "kind": "duty"},
	{"id": "UKG-04", "framework": "uk_data_protection", "ground": "special_category_basis", "kind": "duty"},
	{"id": "UKG-05", "framework": "uk_data_protection", "ground": "dpia", "kind": "duty"},
	{"id": "UNP-01", "framework": "un_data_protection", "ground": "legality", "kind": "duty"},
	{"id": "UNP-02", "framework": "un_data_protection", "ground": "legality", "kind": "duty"},
	{"id": "UNP-03", "framework": "un_data_protection", "ground": "necessity", "kind": "duty"},
	{"id": "UNP-04", "framework": "un_data_protection", "ground": "retention", "kind": "duty"},
	{"id": "UNP-05", "framework": "un_data_protection", "ground": "accuracy", "kind": "duty"},
	{"id": "UNP-06", "framework": "un_data_protection", "ground": "security", "kind": "duty"},
	{"id": "UNP-07", "framework": "un_data_protection", "ground": "security", "kind": "duty"},
	{"id": "UNP-08", "framework": "un_data_protection", "ground": "transparency", "kind": "duty"},
	{"id": "UNP-09", "framework": "un_data_protection", "ground": "accountability", "kind": "duty"},
	{"id": "UNP-10", "framework": "un_data_protection", "ground": "accountability", "kind": "duty"},
	{"id": "UNP-11", "framework": "un_data_protection", "ground": "transparency", "kind": "duty"},
	{"id": "USF-01", "framework": "us_ftc_act", "ground": "accuracy", "kind": "duty"},
	{"id": "WEF-01", "framework": "responsible_limits", "ground": "legality", "kind": "duty"},
	{"id": "WEF-02", "framework": "responsible_limits", "ground": "redress", "kind": "duty"},
	{"id": "WEF-03", "framework": "responsible_limits", "ground": "necessity", "kind": "duty"},
	{"id": "WEF-04", "framework": "responsible_limits", "ground": "proportionality", "kind": "duty"},
	{"id": "WEF-05", "framework": "responsible_limits", "ground": "transparency", "kind": "duty"},
	{"id": "WEF-06", "framework": "responsible_limits", "ground": "transparency", "kind": "duty"},
	{"id": "WEF-07", "framework": "responsible_limits", "ground": "human_oversight", "kind": "duty"},
	{"id": "WEF-08", "framework": "responsible_limits", "ground": "human_oversight", "kind": "duty"},
	{"id": "WEF-09", "framework": "responsible_limits", "ground": "accountability", "kind": "duty"},
	{"id": "WEF-10", "framework": "responsible_limits", "ground": "accuracy", "kind": "duty"},
	{"id": "WEF-11", "framework": "responsible_limits", "ground": "accuracy", "kind": "duty"},
	{"id": "WEF-12", "framework": "responsible_limits", "ground": "fairness_bias", "kind": "duty"},
	{"id": "WEF-13", "framework": "responsible_limits", "ground": "accountability", "kind": "duty"},
	{"id": "WEF-14", "framework": "responsible_limits", "ground": "human_oversight", "kind": "duty"},
	{"id": "WEF-15", "framework": "responsible_limits", "ground": "human_oversight", "kind": "duty"},
	{"id": "WEF-16", "framework": "responsible_limits", "ground": "accuracy", "kind": "duty"},
	{"id": "WEF-17", "framework": "responsible_limits", "ground": "legality", "kind": "duty"},
	{"id": "WEF-18", "framework": "responsible_limits", "ground": "accuracy", "kind": "duty"},
]

exceptions := {id: names |
	some [id, names] in claimed
	names != []
}

claimed := claims(results, data.result_words)

claims(codes, words) := [
	["AIA-07", eu_ai_act_aia_07_exceptions(words[codes[6]][0])],
	["AIA-08", eu_ai_act_aia_08_exceptions(words[codes[7]][0])],
	["AIA-14", eu_ai_act_aia_14_exceptions(words[codes[13]][0])],
	["AIA-15", eu_ai_act_aia_15_exceptions(words[codes[14]][0])],
	["AIA-16", eu_ai_act_aia_16_exceptions(words[codes[15]][0])],
	["AIA-18", eu_ai_act_aia_18_exceptions(words[codes[17]][0])],
	["AIA-22", eu_ai_act_aia_22_exceptions(words[codes[21]][0])],
	["AIA-24", eu_ai_act_aia_24_exceptions(words[codes[23]][0])],
	["AIA-26", eu_ai_act_aia_26_exceptions(words[codes[25]][0])],
	["AIA-28", eu_ai_act_aia_28_exceptions(words[codes[27]][0])],
	["AIA-30", eu_ai_act_aia_30_exceptions(words[codes[29]][0])],
	["AIA-31", eu_ai_act_aia_31_exceptions(words[codes[30]][0])],
	["AIA-32", eu_ai_act_aia_32_exceptions(words[codes[31]][0])],
	["AUP-01", australia_privacy_act_aup_01_exceptions(words[codes[32]][0])],
	["AUP-03", australia_privacy_act_aup_03_exceptions(words[codes[34]][0])],
	["CAP-01", canada_pipeda_cap_01_exceptions(words[codes[36]][0])],
	["CAP-04", canada_pipeda_cap_04_exceptions(words[codes[39]][0])],
	["COE-01", council_of_europe_coe_01_exceptions(words[codes[40]][0])],
	["COE-05", council_of_europe_coe_05_exceptions(words[codes[44]][0])],
	["DPD-02", data_protection_directive_1995_dpd_02_exceptions(words[codes[49]][0])],
	["ECH-02", echr_ech_02_exceptions(words[codes[52]][0])],
	["EDPB-04", edpb_facial_recognition_edpb_04_exceptions(words[codes[57]][0])],
	["GBL-01", german_basic_law_gbl_01_exceptions(words[codes[63]][0])],
	["GDP-02", gdpr_gdp_02_exceptions(words[codes[65]][0])],
	["GDP-04", gdpr_gdp_04_exceptions(words[codes[67]][0])],
	["HR-01", human_rights_test_hr_01_exceptions(words[codes[68]][0])],
	["HR-02", human_rights_test_hr_02_exceptions(words[codes[69]][0])],
	["HR-04", human_rights_test_hr_04_exceptions(words[codes[71]][0])],
	["HR-09", human_rights_test_hr_09_exceptions(words[codes[76]][0])],
	["HR-10", human_rights_test_hr_10_exceptions(words[codes[77]][0])],
	["ICC-03", iccpr_icc_03_exceptions(words[codes[80]][0])],
	["LED-03", eu_law_enforcement_directive_led_03_exceptions(words[codes[84]][0])],
	["LED-04", eu_law_enforcement_directive_led_04_exceptions(words[codes[85]][0])],
	["LED-05", eu_law_enforcement_directive_led_05_exceptions(words[codes[86]][0])],
	["LED-07", eu_law_enforcement_directive_led_07_exceptions(words[codes[88]][0])],
	["LED-08", eu_law_enforcement_directive_led_08_exceptions(words[codes[89]][0])],
	["NST-04", technical_evidence_nst_04_exceptions(words[codes[94]][0])],
	["NZP-02", new_zealand_privacy_act_nzp_02_exceptions(words[codes[97]][0])],
	["OHC-02", ohchr_ohc_02_exceptions(words[codes[101]][0])],
	["POF-01", uk_protection_of_freedoms_act_pof_01_exceptions(words[codes[104]][0])],
	["QCB-02", quebec_information_technology_qcb_02_exceptions(words[codes[106]][0])],
	["RSP-02", serbia_data_protection_law_rsp_02_exceptions(words[codes[109]][0])],
	["UCR-08", guiding_principles_ucr_08_exceptions(words[codes[117]][0])],
	["UCR-11", guiding_principles_ucr_11_exceptions(words[codes[120]][0])],
	["UCR-14", guiding_principles_ucr_14_exceptions(words[codes[123]][0])],
	["UKG-02", uk_data_protection_ukg_02_exceptions(words[codes[127]][0])],
	["UKG-05", uk_data_protection_ukg_05_exceptions(words[codes[130]][0])],
	["UNP-08", un_data_protection_unp_08_exceptions(words[codes[138]][0])],
	["WEF-07", responsible_limits_wef_07_exceptions(words[codes[149]][0])],
]

standing_10523_17676 := lib.standing(10523, 17676)

standing_11627_null := lib.standing(11627, null)

standing_12418_null := lib.standing(12418, null)

standing_14579_null := lib.standing(14579, null)

standing_15069_null := lib.standing(15069, null)

standing_15141_null := lib.standing(15141, null)

standing_15949_null := lib.standing(15949, null)

standing_16141_null := lib.standing(16141, null)

standing_17657_null := lib.standing(17657, null)

standing_17676_null := lib.standing(17676, null)

standing_17815_null := lib.standing(17815, null)

standing_18129_null := lib.standing(18129, null)

standing_18225_null := lib.standing(18225, null)

standing_18249_null := lib.standing(18249, null)

standing_18262_null := lib.standing(18262, null)

standing_18437_null := lib.standing(18437, null)

standing_18597_null := lib.standing(18597, null)

standing_18628_null := lib.standing(18628, null)

standing_18655_null := lib.standing(18655, null)

standing_18774_null := lib.standing(18774, null)

standing_18885_null := lib.standing(18885, null)

standing_19237_null := lib.standing(19237, null)

standing_19257_null := lib.standing(19257, null)

standing_19299_null := lib.standing(19299, null)

standing_19367_null := lib.standing(19367, null)

standing_19452_null := lib.standing(19452, null)

standing_19473_null := lib.standing(19473, null)

standing_19866_null := lib.standing(19866, null)

standing_20121_null := lib.standing(20121, null)

standing_20194_null := lib.standing(20194, null)

standing_20395_null := lib.standing(20395, null)

standing_20667_null := lib.standing(20667, null)

standing_21154_null := lib.standing(21154, null)

standing_2273_null := lib.standing(2273, null)

standing_5096_null := lib.standing(5096, null)

standing_7549_null := lib.standing(7549, null)

standing_9003_null := lib.standing(9003, null)

standing_minus_5964_null := lib.standing(-5964, null)

standing_minus_65030_null := lib.standing(-65030, null)

standing_null_null := lib.standing(null, null)

eu_ai_act_aia_01(codes, here) := code if {
	code := eu_ai_act_aia_01_where(requirements.eu_ai_act.aia_01.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("AIA-01", here)]

eu_ai_act_aia_01_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("AIA-01", here)] if {
	applies == "no"
}

else := codes[standing_20121_null].blocking[lib.force("AIA-01", here)] if {
	standing_20121_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.eu_ai_act.aia_01.satisfied)].blocking[lib.force("AIA-01", here)]

eu_ai_act_aia_02(codes, here) := code if {
	code := eu_ai_act_aia_02_where(requirements.eu_ai_act.aia_02.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("AIA-02", here)]

eu_ai_act_aia_02_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("AIA-02", here)] if {
	applies == "no"
}

else := codes[standing_20121_null].blocking[lib.force("AIA-02", here)] if {
	standing_20121_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.eu_ai_act.aia_02.satisfied)].blocking[lib.force("AIA-02", here)]

eu_ai_act_aia_03(codes, here) := code if {
	code := eu_ai_act_aia_03_where(requirements.eu_ai_act.aia_03.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("AIA-03", here)]

eu_ai_act_aia_03_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("AIA-03", here)] if {
	applies == "no"
}

else := codes[standing_20121_null].blocking[lib.force("AIA-03", here)] if {
	standing_20121_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.eu_ai_act.aia_03.satisfied)].blocking[lib.force("AIA-03", here)]

eu_ai_act_aia_04(codes, here) := code if {
	code := eu_ai_act_aia_04_where(requirements.eu_ai_act.aia_04.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("AIA-04", here)]

eu_ai_act_aia_04_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("AIA-04", here)] if {
	applies == "no"
}

else := codes[standing_20121_null].blocking[lib.force("AIA-04", here)] if {
	standing_20121_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.eu_ai_act.aia_04.satisfied)].blocking[lib.force("AIA-04", here)]

eu_ai_act_aia_05(codes, here) := code if {
	code := eu_ai_act_aia_05_where(requirements.eu_ai_act.aia_05.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("AIA-05", here)]

eu_ai_act_aia_05_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("AIA-05", here)] if {
	applies == "no"
}

else := codes[standing_20121_null].blocking[lib.force("AIA-05", here)] if {
	standing_20121_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.eu_ai_act.aia_05.satisfied)].blocking[lib.force("AIA-05", here)]

eu_ai_act_aia_06(codes, here) := code if {
	code := eu_ai_act_aia_06_where(requirements.eu_ai_act.aia_06.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("AIA-06", here)]

eu_ai_act_aia_06_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("AIA-06", here)] if {
	applies == "no"
}

else := codes[standing_20121_null].blocking[lib.force("AIA-06", here)] if {
	standing_20121_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.eu_ai_act.aia_06.satisfied)].blocking[lib.force("AIA-06", here)]

eu_ai_act_aia_07(codes, here) := code if {
	code := eu_ai_act_aia_07_where(requirements.eu_ai_act.aia_07.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("AIA-07", here)]

eu_ai_act_aia_07_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("AIA-07", here)] if {
	applies == "no"
}

else := codes[standing_20121_null].blocking[lib.force("AIA-07", here)] if {
	standing_20121_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.eu_ai_act.aia_07.satisfied)][requirements.eu_ai_act.aia_07.severity][lib.force("AIA-07", here)]

eu_ai_act_aia_08(codes, here) := code if {
	code := eu_ai_act_aia_08_where(requirements.eu_ai_act.aia_08.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("AIA-08", here)]

eu_ai_act_aia_08_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("AIA-08", here)] if {
	applies == "no"
}

else := codes[standing_20121_null].blocking[lib.force("AIA-08", here)] if {
	standing_20121_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.eu_ai_act.aia_08.satisfied)].blocking[lib.force("AIA-08", here)]

eu_ai_act_aia_09(codes, here) := code if {
	code := eu_ai_act_aia_09_where(requirements.eu_ai_act.aia_09.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("AIA-09", here)]

eu_ai_act_aia_09_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("AIA-09", here)] if {
	applies == "no"
}

else := codes[standing_20121_null].blocking[lib.force("AIA-09", here)] if {
	standing_20121_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.eu_ai_act.aia_09.satisfied)].blocking[lib.force("AIA-09", here)]

eu_ai_act_aia_10(codes, here) := code if {
	code := eu_ai_act_aia_10_where(requirements.eu_ai_act.aia_10.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("AIA-10", here)]

eu_ai_act_aia_10_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("AIA-10", here)] if {
	applies == "no"
}

else := codes[standing_20121_null].blocking[lib.force("AIA-10", here)] if {
	standing_20121_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.eu_ai_act.aia_10.satisfied)][requirements.eu_ai_act.aia_10.severity][lib.force("AIA-10", here)]

eu_ai_act_aia_11(codes, here) := code if {
	code := eu_ai_act_aia_11_where(requirements.eu_ai_act.aia_11.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("AIA-11", here)]

eu_ai_act_aia_11_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("AIA-11", here)] if {
	applies == "no"
}

else := codes[standing_20121_null].blocking[lib.force("AIA-11", here)] if {
	standing_20121_null != "in_force"
}

else := codes[lib.status(applies, requirements.eu_ai_act.aia_11.deferred, requirements.eu_ai_act.aia_11.satisfied)][requirements.eu_ai_act.aia_11.severity][lib.force("AIA-11", here)]

eu_ai_act_aia_12(codes, here) := code if {
	code := eu_ai_act_aia_12_where(requirements.eu_ai_act.aia_12.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("AIA-12", here)]

eu_ai_act_aia_12_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("AIA-12", here)] if {
	applies == "no"
}

else := codes[standing_20121_null].blocking[lib.force("AIA-12", here)] if {
	standing_20121_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.eu_ai_act.aia_12.satisfied)].blocking[lib.force("AIA-12", here)]

eu_ai_act_aia_13(codes, here) := code if {
	code := eu_ai_act_aia_13_where(requirements.eu_ai_act.aia_13.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("AIA-13", here)]

eu_ai_act_aia_13_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("AIA-13", here)] if {
	applies == "no"
}

else := codes[standing_20121_null].blocking[lib.force("AIA-13", here)] if {
	standing_20121_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.eu_ai_act.aia_13.satisfied)].blocking[lib.force("AIA-13", here)]

eu_ai_act_aia_14(codes, here) := code if {
	code := eu_ai_act_aia_14_where(requirements.eu_ai_act.aia_14.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("AIA-14", here)]

eu_ai_act_aia_14_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("AIA-14", here)] if {
	applies == "no"
}

else := codes[standing_20121_null].blocking[lib.force("AIA-14", here)] if {
	standing_20121_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.eu_ai_act.aia_14.satisfied)].blocking[lib.force("AIA-14", here)]

eu_ai_act_aia_15(codes, here) := code if {
	code := eu_ai_act_aia_15_where(requirements.eu_ai_act.aia_15.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("AIA-15", here)]

eu_ai_act_aia_15_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("AIA-15", here)] if {
	applies == "no"
}

else := codes[standing_20121_null].blocking[lib.force("AIA-15", here)] if {
	standing_20121_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.eu_ai_act.aia_15.satisfied)].blocking[lib.force("AIA-15", here)]

eu_ai_act_aia_16(codes, here) := code if {
	code := eu_ai_act_aia_16_where(requirements.eu_ai_act.aia_16.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("AIA-16", here)]

eu_ai_act_aia_16_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("AIA-16", here)] if {
	applies == "no"
}

else := codes[standing_20121_null].blocking[lib.force("AIA-16", here)] if {
	standing_20121_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.eu_ai_act.aia_16.satisfied)].blocking[lib.force("AIA-16", here)]

eu_ai_act_aia_17(codes, here) := code if {
	code := eu_ai_act_aia_17_where(requirements.eu_ai_act.aia_17.applies, codes, here)
}

else := codes.undetermined.major[lib.force("AIA-17", here)]

eu_ai_act_aia_17_where(applies, codes, here) := codes.not_applicable.major[lib.force("AIA-17", here)] if {
	applies == "no"
}

else := codes[standing_21154_null].major[lib.force("AIA-17", here)] if {
	standing_21154_null != "in_force"
}

else := codes[lib.status(applies, requirements.eu_ai_act.aia_17.deferred, requirements.eu_ai_act.aia_17.satisfied)].major[lib.force("AIA-17", here)]

eu_ai_act_aia_18(codes, here) := code if {
	code := eu_ai_act_aia_18_where(requirements.eu_ai_act.aia_18.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("AIA-18", here)]

eu_ai_act_aia_18_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("AIA-18", here)] if {
	applies == "no"
}

else := codes[standing_21154_null].blocking[lib.force("AIA-18", here)] if {
	standing_21154_null != "in_force"
}

else := codes[lib.status(applies, requirements.eu_ai_act.aia_18.deferred, requirements.eu_ai_act.aia_18.satisfied)].blocking[lib.force("AIA-18", here)]

eu_ai_act_aia_19(codes, here) := code if {
	code := eu_ai_act_aia_19_where(requirements.eu_ai_act.aia_19.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("AIA-19", here)]

eu_ai_act_aia_19_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("AIA-19", here)] if {
	applies == "no"
}

else := codes[standing_21154_null].blocking[lib.force("AIA-19", here)] if {
	standing_21154_null != "in_force"
}

else := codes[lib.status(applies, requirements.eu_ai_act.aia_19.deferred, requirements.eu_ai_act.aia_19.satisfied)].blocking[lib.force("AIA-19", here)]

eu_ai_act_aia_20(codes, here) := code if {
	code := eu_ai_act_aia_20_where(requirements.eu_ai_act.aia_20.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("AIA-20", here)]

eu_ai_act_aia_20_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("AIA-20", here)] if {
	applies == "no"
}

else := codes[standing_21154_null].blocking[lib.force("AIA-20", here)] if {
	standing_21154_null != "in_force"
}

else := codes[lib.status(applies, requirements.eu_ai_act.aia_20.deferred, requirements.eu_ai_act.aia_20.satisfied)].blocking[lib.force("AIA-20", here)]

eu_ai_act_aia_21(codes, here) := code if {
	code := eu_ai_act_aia_21_where(requirements.eu_ai_act.aia_21.applies, codes, here)
}

else := codes.undetermined.major[lib.force("AIA-21", here)]

eu_ai_act_aia_21_where(applies, codes, here) := codes.not_applicable.major[lib.force("AIA-21", here)] if {
	applies == "no"
}

else := codes[standing_21154_null].major[lib.force("AIA-21", here)] if {
	standing_21154_null != "in_force"
}

else := codes[lib.status(applies, requirements.eu_ai_act.aia_21.deferred, requirements.eu_ai_act.aia_21.satisfied)].major[lib.force("AIA-21", here)]

eu_ai_act_aia_22(codes, here) := code if {
	code := eu_ai_act_aia_22_where(requirements.eu_ai_act.aia_22.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("AIA-22", here)]

eu_ai_act_aia_22_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("AIA-22", here)] if {
	applies == "no"
}

else := codes[standing_21154_null].blocking[lib.force("AIA-22", here)] if {
	standing_21154_null != "in_force"
}

else := codes[lib.status(applies, requirements.eu_ai_act.aia_22.deferred, requirements.eu_ai_act.aia_22.satisfied)].blocking[lib.force("AIA-22", here)]

eu_ai_act_aia_23(codes, here) := code if {
	code := eu_ai_act_aia_23_where(requirements.eu_ai_act.aia_23.applies, codes, here)
}

else := codes.undetermined.major[lib.force("AIA-23", here)]

eu_ai_act_aia_23_where(applies, codes, here) := codes.not_applicable.major[lib.force("AIA-23", here)] if {
	applies == "no"
}

else := codes[standing_21154_null].major[lib.force("AIA-23", here)] if {
	standing_21154_null != "in_force"
}

else := codes[lib.status(applies, requirements.eu_ai_act.aia_23.deferred, requirements.eu_ai_act.aia_23.satisfied)].major[lib.force("AIA-23", here)]

eu_ai_act_aia_24(codes, here) := code if {
	code := eu_ai_act_aia_24_where(requirements.eu_ai_act.aia_24.applies, codes, here)
}

else := codes.undetermined.major[lib.force("AIA-24", here)]

eu_ai_act_aia_24_where(applies, codes, here) := codes.not_applicable.major[lib.force("AIA-24", here)] if {
	applies == "no"
}

else := codes[standing_21154_null].major[lib.force("AIA-24", here)] if {
	standing_21154_null != "in_force"
}

else := codes[lib.status(applies, requirements.eu_ai_act.aia_24.deferred, requirements.eu_ai_act.aia_24.satisfied)].major[lib.force("AIA-24", here)]

eu_ai_act_aia_25(codes, here) := code if {
	code := eu_ai_act_aia_25_where(requirements.eu_ai_act.aia_25.applies, codes, here)
}

else := codes.undetermined.major[lib.force("AIA-25", here)]

eu_ai_act_aia_25_where(applies, codes, here) := codes.not_applicable.major[lib.force("AIA-25", here)] if {
	applies == "no"
}

else := codes[standing_20121_null].major[lib.force("AIA-25", here)] if {
	standing_20121_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.eu_ai_act.aia_25.satisfied)].major[lib.force("AIA-25", here)]

eu_ai_act_aia_26(codes, here) := code if {
	code := eu_ai_act_aia_26_where(requirements.eu_ai_act.aia_26.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("AIA-26", here)]

eu_ai_act_aia_26_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("AIA-26", here)] if {
	applies == "no"
}

else := codes[standing_21154_null].blocking[lib.force("AIA-26", here)] if {
	standing_21154_null != "in_force"
}

else := codes[lib.status(applies, requirements.eu_ai_act.aia_26.deferred, requirements.eu_ai_act.aia_26.satisfied)].blocking[lib.force("AIA-26", here)]

eu_ai_act_aia_27(codes, here) := code if {
	code := eu_ai_act_aia_27_where(requirements.eu_ai_act.aia_27.applies, codes, here)
}

else := codes.undetermined.major[lib.force("AIA-27", here)]

eu_ai_act_aia_27_where(applies, codes, here) := codes.not_applicable.major[lib.force("AIA-27", here)] if {
	applies == "no"
}

else := codes[standing_21154_null].major[lib.force("AIA-27", here)] if {
	standing_21154_null != "in_force"
}

else := codes[lib.status(applies, requirements.eu_ai_act.aia_27.deferred, requirements.eu_ai_act.aia_27.satisfied)].major[lib.force("AIA-27", here)]

eu_ai_act_aia_28(codes, here) := code if {
	code := eu_ai_act_aia_28_where(requirements.eu_ai_act.aia_28.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("AIA-28", here)]

eu_ai_act_aia_28_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("AIA-28", here)] if {
	applies == "no"
}

else := codes[standing_20667_null].blocking[lib.force("AIA-28", here)] if {
	standing_20667_null != "in_force"
}

else := codes[lib.status(applies, requirements.eu_ai_act.aia_28.deferred, requirements.eu_ai_act.aia_28.satisfied)].blocking[lib.force("AIA-28", here)]

eu_ai_act_aia_29(codes, here) := code if {
	code := eu_ai_act_aia_29_where(requirements.eu_ai_act.aia_29.applies, codes, here)
}

else := codes.undetermined.major[lib.force("AIA-29", here)]

eu_ai_act_aia_29_where(applies, codes, here) := codes.not_applicable.major[lib.force("AIA-29", here)] if {
	applies == "no"
}

else := codes[standing_21154_null].major[lib.force("AIA-29", here)] if {
	standing_21154_null != "in_force"
}

else := codes[lib.status(applies, requirements.eu_ai_act.aia_29.deferred, requirements.eu_ai_act.aia_29.satisfied)].major[lib.force("AIA-29", here)]

eu_ai_act_aia_30(codes, here) := code if {
	code := eu_ai_act_aia_30_where(requirements.eu_ai_act.aia_30.applies, codes, here)
}

else := codes.undetermined.major[lib.force("AIA-30", here)]

eu_ai_act_aia_30_where(applies, codes, here) := codes.not_applicable.major[lib.force("AIA-30", here)] if {
	applies == "no"
}

else := codes[standing_20667_null].major[lib.force("AIA-30", here)] if {
	standing_20667_null != "in_force"
}

else := codes[lib.status(applies, requirements.eu_ai_act.aia_30.deferred, requirements.eu_ai_act.aia_30.satisfied)].major[lib.force("AIA-30", here)]

eu_ai_act_aia_31(codes, here) := code if {
	code := eu_ai_act_aia_31_where(requirements.eu_ai_act.aia_31.applies, codes, here)
}

else := codes.undetermined.major[lib.force("AIA-31", here)]

eu_ai_act_aia_31_where(applies, codes, here) := codes.not_applicable.major[lib.force("AIA-31", here)] if {
	applies == "no"
}

else := codes[standing_20667_null].major[lib.force("AIA-31", here)] if {
	standing_20667_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.eu_ai_act.aia_31.satisfied)].major[lib.force("AIA-31", here)]

eu_ai_act_aia_32(codes, here) := code if {
	code := eu_ai_act_aia_32_where(requirements.eu_ai_act.aia_32.applies, codes, here)
}

else := codes.undetermined.major[lib.force("AIA-32", here)]

eu_ai_act_aia_32_where(applies, codes, here) := codes.not_applicable.major[lib.force("AIA-32", here)] if {
	applies == "no"
}

else := codes[standing_20667_null].major[lib.force("AIA-32", here)] if {
	standing_20667_null != "in_force"
}

else := codes[lib.status(applies, requirements.eu_ai_act.aia_32.deferred, requirements.eu_ai_act.aia_32.satisfied)].major[lib.force("AIA-32", here)]

australia_privacy_act_aup_01(codes, here) := code if {
	code := australia_privacy_act_aup_01_where(requirements.australia_privacy_act.aup_01.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("AUP-01", here)]

australia_privacy_act_aup_01_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("AUP-01", here)] if {
	applies == "no"
}

else := codes[standing_16141_null].blocking[lib.force("AUP-01", here)] if {
	standing_16141_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.australia_privacy_act.aup_01.satisfied)].blocking[lib.force("AUP-01", here)]

australia_privacy_act_aup_02(codes, here) := code if {
	code := australia_privacy_act_aup_02_where(requirements.australia_privacy_act.aup_02.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("AUP-02", here)]

australia_privacy_act_aup_02_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("AUP-02", here)] if {
	applies == "no"
}

else := codes[standing_16141_null].blocking[lib.force("AUP-02", here)] if {
	standing_16141_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.australia_privacy_act.aup_02.satisfied)].blocking[lib.force("AUP-02", here)]

australia_privacy_act_aup_03(codes, here) := code if {
	code := australia_privacy_act_aup_03_where(requirements.australia_privacy_act.aup_03.applies, codes, here)
}

else := codes.undetermined.major[lib.force("AUP-03", here)]

australia_privacy_act_aup_03_where(applies, codes, here) := codes.not_applicable.major[lib.force("AUP-03", here)] if {
	applies == "no"
}

else := codes[standing_16141_null].major[lib.force("AUP-03", here)] if {
	standing_16141_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.australia_privacy_act.aup_03.satisfied)].major[lib.force("AUP-03", here)]

australia_privacy_act_aup_04(codes, here) := code if {
	code := australia_privacy_act_aup_04_where(requirements.australia_privacy_act.aup_04.applies, codes, here)
}

else := codes.undetermined.major[lib.force("AUP-04", here)]

australia_privacy_act_aup_04_where(applies, codes, here) := codes.not_applicable.major[lib.force("AUP-04", here)] if {
	applies == "no"
}

else := codes[standing_16141_null].major[lib.force("AUP-04", here)] if {
	standing_16141_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.australia_privacy_act.aup_04.satisfied)].major[lib.force("AUP-04", here)]

canada_pipeda_cap_01(codes, here) := code if {
	code := canada_pipeda_cap_01_where(requirements.canada_pipeda.cap_01.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("CAP-01", here)]

canada_pipeda_cap_01_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("CAP-01", here)] if {
	applies == "no"
}

else := codes[standing_12418_null].blocking[lib.force("CAP-01", here)] if {
	standing_12418_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.canada_pipeda.cap_01.satisfied)].blocking[lib.force("CAP-01", here)]

canada_pipeda_cap_02(codes, here) := code if {
	code := canada_pipeda_cap_02_where(requirements.canada_pipeda.cap_02.applies, codes, here)
}

else := codes.undetermined.major[lib.force("CAP-02", here)]

canada_pipeda_cap_02_where(applies, codes, here) := codes.not_applicable.major[lib.force("CAP-02", here)] if {
	applies == "no"
}

else := codes[standing_12418_null].major[lib.force("CAP-02", here)] if {
	standing_12418_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.canada_pipeda.cap_02.satisfied)].major[lib.force("CAP-02", here)]

canada_pipeda_cap_03(codes, here) := code if {
	code := canada_pipeda_cap_03_where(requirements.canada_pipeda.cap_03.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("CAP-03", here)]

canada_pipeda_cap_03_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("CAP-03", here)] if {
	applies == "no"
}

else := codes[standing_12418_null].blocking[lib.force("CAP-03", here)] if {
	standing_12418_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.canada_pipeda.cap_03.satisfied)].blocking[lib.force("CAP-03", here)]

canada_pipeda_cap_04(codes, here) := code if {
	code := canada_pipeda_cap_04_where(requirements.canada_pipeda.cap_04.applies, codes, here)
}

else := codes.undetermined.major[lib.force("CAP-04", here)]

canada_pipeda_cap_04_where(applies, codes, here) := codes.not_applicable.major[lib.force("CAP-04", here)] if {
	applies == "no"
}

else := codes[standing_12418_null].major[lib.force("CAP-04", here)] if {
	standing_12418_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.canada_pipeda.cap_04.satisfied)].major[lib.force("CAP-04", here)]

council_of_europe_coe_01(codes, here) := code if {
	code := council_of_europe_coe_01_where(requirements.council_of_europe.coe_01.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("COE-01", here)]

council_of_europe_coe_01_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("COE-01", here)] if {
	applies == "no"
}

else := codes[standing_18655_null].blocking[lib.force("COE-01", here)] if {
	standing_18655_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.council_of_europe.coe_01.satisfied)].blocking[lib.force("COE-01", here)]

council_of_europe_coe_02(codes, here) := code if {
	code := council_of_europe_coe_02_where(requirements.council_of_europe.coe_02.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("COE-02", here)]

council_of_europe_coe_02_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("COE-02", here)] if {
	applies == "no"
}

else := codes[standing_18655_null].blocking[lib.force("COE-02", here)] if {
	standing_18655_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.council_of_europe.coe_02.satisfied)][requirements.council_of_europe.coe_02.severity][lib.force("COE-02", here)]

council_of_europe_coe_03(codes, here) := code if {
	code := council_of_europe_coe_03_where(requirements.council_of_europe.coe_03.applies, codes, here)
}

else := codes.undetermined.major[lib.force("COE-03", here)]

council_of_europe_coe_03_where(applies, codes, here) := codes.not_applicable.major[lib.force("COE-03", here)] if {
	applies == "no"
}

else := codes[standing_18655_null].major[lib.force("COE-03", here)] if {
	standing_18655_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.council_of_europe.coe_03.satisfied)].major[lib.force("COE-03", here)]

council_of_europe_coe_04(codes, here) := code if {
	code := council_of_europe_coe_04_where(requirements.council_of_europe.coe_04.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("COE-04", here)]

council_of_europe_coe_04_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("COE-04", here)] if {
	applies == "no"
}

else := codes[standing_18655_null].blocking[lib.force("COE-04", here)] if {
	standing_18655_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.council_of_europe.coe_04.satisfied)].blocking[lib.force("COE-04", here)]

council_of_europe_coe_05(codes, here) := code if {
	code := council_of_europe_coe_05_where(requirements.council_of_europe.coe_05.applies, codes, here)
}

else := codes.undetermined.major[lib.force("COE-05", here)]

council_of_europe_coe_05_where(applies, codes, here) := codes.not_applicable.major[lib.force("COE-05", here)] if {
	applies == "no"
}

else := codes[standing_18655_null].major[lib.force("COE-05", here)] if {
	standing_18655_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.council_of_europe.coe_05.satisfied)].major[lib.force("COE-05", here)]

council_of_europe_coe_06(codes, here) := code if {
	code := council_of_europe_coe_06_where(requirements.council_of_europe.coe_06.applies, codes, here)
}

else := codes.undetermined.major[lib.force("COE-06", here)]

council_of_europe_coe_06_where(applies, codes, here) := codes.not_applicable.major[lib.force("COE-06", here)] if {
	applies == "no"
}

else := codes[standing_null_null].major[lib.force("COE-06", here)] if {
	standing_null_null != "in_force"
}

else := codes[lib.status(applies, requirements.council_of_europe.coe_06.deferred, requirements.council_of_europe.coe_06.satisfied)].major[lib.force("COE-06", here)]

council_of_europe_coe_07(codes, here) := code if {
	code := council_of_europe_coe_07_where(requirements.council_of_europe.coe_07.applies, codes, here)
}

else := codes.undetermined.major[lib.force("COE-07", here)]

council_of_europe_coe_07_where(applies, codes, here) := codes.not_applicable.major[lib.force("COE-07", here)] if {
	applies == "no"
}

else := codes[standing_18655_null].major[lib.force("COE-07", here)] if {
	standing_18655_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.council_of_europe.coe_07.satisfied)].major[lib.force("COE-07", here)]

council_of_europe_coe_08(codes, here) := code if {
	code := council_of_europe_coe_08_where(requirements.council_of_europe.coe_08.applies, codes, here)
}

else := codes.undetermined.minor[lib.force("COE-08", here)]

council_of_europe_coe_08_where(applies, codes, here) := codes.not_applicable.minor[lib.force("COE-08", here)] if {
	applies == "no"
}

else := codes[standing_null_null].minor[lib.force("COE-08", here)] if {
	standing_null_null != "in_force"
}

else := codes[lib.status(applies, requirements.council_of_europe.coe_08.deferred, requirements.council_of_europe.coe_08.satisfied)].minor[lib.force("COE-08", here)]

data_protection_directive_1995_dpd_01(codes, here) := code if {
	code := data_protection_directive_1995_dpd_01_where(requirements.data_protection_directive_1995.dpd_01.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("DPD-01", here)]

data_protection_directive_1995_dpd_01_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("DPD-01", here)] if {
	applies == "no"
}

else := codes[standing_10523_17676].blocking[lib.force("DPD-01", here)] if {
	standing_10523_17676 != "in_force"
}

else := codes[lib.status(applies, "no", requirements.data_protection_directive_1995.dpd_01.satisfied)].blocking[lib.force("DPD-01", here)]

data_protection_directive_1995_dpd_02(codes, here) := code if {
	code := data_protection_directive_1995_dpd_02_where(requirements.data_protection_directive_1995.dpd_02.applies, codes, here)
}

else := codes.undetermined.major[lib.force("DPD-02", here)]

data_protection_directive_1995_dpd_02_where(applies, codes, here) := codes.not_applicable.major[lib.force("DPD-02", here)] if {
	applies == "no"
}

else := codes[standing_10523_17676].major[lib.force("DPD-02", here)] if {
	standing_10523_17676 != "in_force"
}

else := codes[lib.status(applies, "no", requirements.data_protection_directive_1995.dpd_02.satisfied)].major[lib.force("DPD-02", here)]

data_protection_directive_1995_dpd_03(codes, here) := code if {
	code := data_protection_directive_1995_dpd_03_where(requirements.data_protection_directive_1995.dpd_03.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("DPD-03", here)]

data_protection_directive_1995_dpd_03_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("DPD-03", here)] if {
	applies == "no"
}

else := codes[standing_10523_17676].blocking[lib.force("DPD-03", here)] if {
	standing_10523_17676 != "in_force"
}

else := codes[lib.status(applies, "no", requirements.data_protection_directive_1995.dpd_03.satisfied)].blocking[lib.force("DPD-03", here)]

echr_ech_01(codes, here) := code if {
	code := echr_ech_01_where(requirements.echr.ech_01.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("ECH-01", here)]

echr_ech_01_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("ECH-01", here)] if {
	applies == "no"
}

else := codes[standing_minus_5964_null].blocking[lib.force("ECH-01", here)] if {
	standing_minus_5964_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.echr.ech_01.satisfied)].blocking[lib.force("ECH-01", here)]

echr_ech_02(codes, here) := code if {
	code := echr_ech_02_where(requirements.echr.ech_02.applies, codes, here)
}

else := codes.undetermined.major[lib.force("ECH-02", here)]

echr_ech_02_where(applies, codes, here) := codes.not_applicable.major[lib.force("ECH-02", here)] if {
	applies == "no"
}

else := codes[standing_minus_5964_null].major[lib.force("ECH-02", here)] if {
	standing_minus_5964_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.echr.ech_02.satisfied)].major[lib.force("ECH-02", here)]

echr_ech_03(codes, here) := code if {
	code := echr_ech_03_where(requirements.echr.ech_03.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("ECH-03", here)]

echr_ech_03_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("ECH-03", here)] if {
	applies == "no"
}

else := codes[standing_15069_null].blocking[lib.force("ECH-03", here)] if {
	standing_15069_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.echr.ech_03.satisfied)][requirements.echr.ech_03.severity][lib.force("ECH-03", here)]

edpb_facial_recognition_edpb_01(codes, here) := code if {
	code := edpb_facial_recognition_edpb_01_where(requirements.edpb_facial_recognition.edpb_01.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("EDPB-01", here)]

edpb_facial_recognition_edpb_01_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("EDPB-01", here)] if {
	applies == "no"
}

else := codes[standing_19473_null].blocking[lib.force("EDPB-01", here)] if {
	standing_19473_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.edpb_facial_recognition.edpb_01.satisfied)][requirements.edpb_facial_recognition.edpb_01.severity][lib.force("EDPB-01", here)]

edpb_facial_recognition_edpb_02(codes, here) := code if {
	code := edpb_facial_recognition_edpb_02_where(requirements.edpb_facial_recognition.edpb_02.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("EDPB-02", here)]

edpb_facial_recognition_edpb_02_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("EDPB-02", here)] if {
	applies == "no"
}

else := codes[standing_19473_null].blocking[lib.force("EDPB-02", here)] if {
	standing_19473_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.edpb_facial_recognition.edpb_02.satisfied)].blocking[lib.force("EDPB-02", here)]

edpb_facial_recognition_edpb_03(codes, here) := code if {
	code := edpb_facial_recognition_edpb_03_where(requirements.edpb_facial_recognition.edpb_03.applies, codes, here)
}

else := codes.undetermined.major[lib.force("EDPB-03", here)]

edpb_facial_recognition_edpb_03_where(applies, codes, here) := codes.not_applicable.major[lib.force("EDPB-03", here)] if {
	applies == "no"
}

else := codes[standing_19473_null].major[lib.force("EDPB-03", here)] if {
	standing_19473_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.edpb_facial_recognition.edpb_03.satisfied)].major[lib.force("EDPB-03", here)]

edpb_facial_recognition_edpb_04(codes, here) := code if {
	code := edpb_facial_recognition_edpb_04_where(requirements.edpb_facial_recognition.edpb_04.applies, codes, here)
}

else := codes.undetermined.major[lib.force("EDPB-04", here)]

edpb_facial_recognition_edpb_04_where(applies, codes, here) := codes.not_applicable.major[lib.force("EDPB-04", here)] if {
	applies == "no"
}

else := codes[standing_19473_null].major[lib.force("EDPB-04", here)] if {
	standing_19473_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.edpb_facial_recognition.edpb_04.satisfied)].major[lib.force("EDPB-04", here)]

edpb_facial_recognition_edpb_05(codes, here) := code if {
	code := edpb_facial_recognition_edpb_05_where(requirements.edpb_facial_recognition.edpb_05.applies, codes, here)
}

else := codes.undetermined.major[lib.force("EDPB-05", here)]

edpb_facial_recognition_edpb_05_where(applies, codes, here) := codes.not_applicable.major[lib.force("EDPB-05", here)] if {
	applies == "no"
}

else := codes[standing_19473_null].major[lib.force("EDPB-05", here)] if {
	standing_19473_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.edpb_facial_recognition.edpb_05.satisfied)].major[lib.force("EDPB-05", here)]

edpb_facial_recognition_edpb_06(codes, here) := code if {
	code := edpb_facial_recognition_edpb_06_where(requirements.edpb_facial_recognition.edpb_06.applies, codes, here)
}

else := codes.undetermined.major[lib.force("EDPB-06", here)]

edpb_facial_recognition_edpb_06_where(applies, codes, here) := codes.not_applicable.major[lib.force("EDPB-06", here)] if {
	applies == "no"
}

else := codes[standing_19473_null].major[lib.force("EDPB-06", here)] if {
	standing_19473_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.edpb_facial_recognition.edpb_06.satisfied)].major[lib.force("EDPB-06", here)]

edpb_facial_recognition_edpb_07(codes, here) := code if {
	code := edpb_facial_recognition_edpb_07_where(requirements.edpb_facial_recognition.edpb_07.applies, codes, here)
}

else := codes.undetermined.major[lib.force("EDPB-07", here)]

edpb_facial_recognition_edpb_07_where(applies, codes, here) := codes.not_applicable.major[lib.force("EDPB-07", here)] if {
	applies == "no"
}

else := codes[standing_19473_null].major[lib.force("EDPB-07", here)] if {
	standing_19473_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.edpb_facial_recognition.edpb_07.satisfied)].major[lib.force("EDPB-07", here)]

edpb_facial_recognition_edpb_08(codes, here) := code if {
	code := edpb_facial_recognition_edpb_08_where(requirements.edpb_facial_recognition.edpb_08.applies, codes, here)
}

else := codes.undetermined.major[lib.force("EDPB-08", here)]

edpb_facial_recognition_edpb_08_where(applies, codes, here) := codes.not_applicable.major[lib.force("EDPB-08", here)] if {
	applies == "no"
}

else := codes[standing_19473_null].major[lib.force("EDPB-08", here)] if {
	standing_19473_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.edpb_facial_recognition.edpb_08.satisfied)].major[lib.force("EDPB-08", here)]

us_fourth_amendment_fam_01(codes, here) := code if {
	code := us_fourth_amendment_fam_01_where(requirements.us_fourth_amendment.fam_01.applies, codes, here)
}

else := codes.undetermined.major[lib.force("FAM-01", here)]

us_fourth_amendment_fam_01_where(applies, codes, here) := codes.not_applicable.major[lib.force("FAM-01", here)] if {
	applies == "no"
}

else := codes[standing_minus_65030_null].major[lib.force("FAM-01", here)] if {
	standing_minus_65030_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.us_fourth_amendment.fam_01.satisfied)].major[lib.force("FAM-01", here)]

german_basic_law_gbl_01(codes, here) := code if {
	code := german_basic_law_gbl_01_where(requirements.german_basic_law.gbl_01.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("GBL-01", here)]

german_basic_law_gbl_01_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("GBL-01", here)] if {
	applies == "no"
}

else := codes[standing_5096_null].blocking[lib.force("GBL-01", here)] if {
	standing_5096_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.german_basic_law.gbl_01.satisfied)].blocking[lib.force("GBL-01", here)]

gdpr_gdp_01(codes, here) := code if {
	code := gdpr_gdp_01_where(requirements.gdpr.gdp_01.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("GDP-01", here)]

gdpr_gdp_01_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("GDP-01", here)] if {
	applies == "no"
}

else := codes[standing_17676_null].blocking[lib.force("GDP-01", here)] if {
	standing_17676_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.gdpr.gdp_01.satisfied)].blocking[lib.force("GDP-01", here)]

gdpr_gdp_02(codes, here) := code if {
	code := gdpr_gdp_02_where(requirements.gdpr.gdp_02.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("GDP-02", here)]

gdpr_gdp_02_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("GDP-02", here)] if {
	applies == "no"
}

else := codes[standing_17676_null].blocking[lib.force("GDP-02", here)] if {
	standing_17676_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.gdpr.gdp_02.satisfied)].blocking[lib.force("GDP-02", here)]

gdpr_gdp_03(codes, here) := code if {
	code := gdpr_gdp_03_where(requirements.gdpr.gdp_03.applies, codes, here)
}

else := codes.undetermined.major[lib.force("GDP-03", here)]

gdpr_gdp_03_where(applies, codes, here) := codes.not_applicable.major[lib.force("GDP-03", here)] if {
	applies == "no"
}

else := codes[standing_19866_null].major[lib.force("GDP-03", here)] if {
	standing_19866_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.gdpr.gdp_03.satisfied)][requirements.gdpr.gdp_03.severity][lib.force("GDP-03", here)]

gdpr_gdp_04(codes, here) := code if {
	code := gdpr_gdp_04_where(requirements.gdpr.gdp_04.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("GDP-04", here)]

gdpr_gdp_04_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("GDP-04", here)] if {
	applies == "no"
}

else := codes[standing_17676_null].blocking[lib.force("GDP-04", here)] if {
	standing_17676_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.gdpr.gdp_04.satisfied)][requirements.gdpr.gdp_04.severity][lib.force("GDP-04", here)]

human_rights_test_hr_01(codes, here) := code if {
	code := human_rights_test_hr_01_where(requirements.human_rights_test.hr_01.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("HR-01", here)]

human_rights_test_hr_01_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("HR-01", here)] if {
	applies == "no"
}

else := codes[standing_minus_5964_null].blocking[lib.force("HR-01", here)] if {
	standing_minus_5964_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.human_rights_test.hr_01.satisfied)].blocking[lib.force("HR-01", here)]

human_rights_test_hr_02(codes, here) := code if {
	code := human_rights_test_hr_02_where(requirements.human_rights_test.hr_02.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("HR-02", here)]

human_rights_test_hr_02_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("HR-02", here)] if {
	applies == "no"
}

else := codes[standing_minus_5964_null].blocking[lib.force("HR-02", here)] if {
	standing_minus_5964_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.human_rights_test.hr_02.satisfied)].blocking[lib.force("HR-02", here)]

human_rights_test_hr_03(codes, here) := code if {
	code := human_rights_test_hr_03_where(requirements.human_rights_test.hr_03.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("HR-03", here)]

human_rights_test_hr_03_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("HR-03", here)] if {
	applies == "no"
}

else := codes[standing_minus_5964_null].blocking[lib.force("HR-03", here)] if {
	standing_minus_5964_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.human_rights_test.hr_03.satisfied)][requirements.human_rights_test.hr_03.severity][lib.force("HR-03", here)]

human_rights_test_hr_04(codes, here) := code if {
	code := human_rights_test_hr_04_where(requirements.human_rights_test.hr_04.applies, codes, here)
}

else := codes.undetermined.major[lib.force("HR-04", here)]

human_rights_test_hr_04_where(applies, codes, here) := codes.not_applicable.major[lib.force("HR-04", here)] if {
	applies == "no"
}

else := codes[standing_2273_null].major[lib.force("HR-04", here)] if {
	standing_2273_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.human_rights_test.hr_04.satisfied)].major[lib.force("HR-04", here)]

human_rights_test_hr_05(codes, here) := code if {
	code := human_rights_test_hr_05_where(requirements.human_rights_test.hr_05.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("HR-05", here)]

human_rights_test_hr_05_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("HR-05", here)] if {
	applies == "no"
}

else := codes[standing_minus_5964_null].blocking[lib.force("HR-05", here)] if {
	standing_minus_5964_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.human_rights_test.hr_05.satisfied)][requirements.human_rights_test.hr_05.severity][lib.force("HR-05", here)]

human_rights_test_hr_06(codes, here) := code if {
	code := human_rights_test_hr_06_where(requirements.human_rights_test.hr_06.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("HR-06", here)]

human_rights_test_hr_06_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("HR-06", here)] if {
	applies == "no"
}

else := codes[standing_minus_5964_null].blocking[lib.force("HR-06", here)] if {
	standing_minus_5964_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.human_rights_test.hr_06.satisfied)][requirements.human_rights_test.hr_06.severity][lib.force("HR-06", here)]

human_rights_test_hr_07(codes, here) := code if {
	code := human_rights_test_hr_07_where(requirements.human_rights_test.hr_07.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("HR-07", here)]

human_rights_test_hr_07_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("HR-07", here)] if {
	applies == "no"
}

else := codes[standing_minus_5964_null].blocking[lib.force("HR-07", here)] if {
	standing_minus_5964_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.human_rights_test.hr_07.satisfied)][requirements.human_rights_test.hr_07.severity][lib.force("HR-07", here)]

human_rights_test_hr_08(codes, here) := code if {
	code := human_rights_test_hr_08_where(requirements.human_rights_test.hr_08.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("HR-08", here)]

human_rights_test_hr_08_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("HR-08", here)] if {
	applies == "no"
}

else := codes[standing_14579_null].blocking[lib.force("HR-08", here)] if {
	standing_14579_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.human_rights_test.hr_08.satisfied)].blocking[lib.force("HR-08", here)]

human_rights_test_hr_09(codes, here) := code if {
	code := human_rights_test_hr_09_where(requirements.human_rights_test.hr_09.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("HR-09", here)]

human_rights_test_hr_09_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("HR-09", here)] if {
	applies == "no"
}

else := codes[standing_minus_5964_null].blocking[lib.force("HR-09", here)] if {
	standing_minus_5964_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.human_rights_test.hr_09.satisfied)][requirements.human_rights_test.hr_09.severity][lib.force("HR-09", here)]

human_rights_test_hr_10(codes, here) := code if {
	code := human_rights_test_hr_10_where(requirements.human_rights_test.hr_10.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("HR-10", here)]

human_rights_test_hr_10_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("HR-10", here)] if {
	applies == "no"
}

else := codes[standing_minus_5964_null].blocking[lib.force("HR-10", here)] if {
	standing_minus_5964_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.human_rights_test.hr_10.satisfied)][requirements.human_rights_test.hr_10.severity][lib.force("HR-10", here)]

iccpr_icc_01(codes, here) := code if {
	code := iccpr_icc_01_where(requirements.iccpr.icc_01.applies, codes, here)
}

else := codes.undetermined.major[lib.force("ICC-01", here)]

iccpr_icc_01_where(applies, codes, here) := codes.not_applicable.major[lib.force("ICC-01", here)] if {
	applies == "no"
}

else := codes[standing_2273_null].major[lib.force("ICC-01", here)] if {
	standing_2273_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.iccpr.icc_01.satisfied)].major[lib.force("ICC-01", here)]

iccpr_icc_02(codes, here) := code if {
	code := iccpr_icc_02_where(requirements.iccpr.icc_02.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("ICC-02", here)]

iccpr_icc_02_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("ICC-02", here)] if {
	applies == "no"
}

else := codes[standing_2273_null].blocking[lib.force("ICC-02", here)] if {
	standing_2273_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.iccpr.icc_02.satisfied)][requirements.iccpr.icc_02.severity][lib.force("ICC-02", here)]

iccpr_icc_03(codes, here) := code if {
	code := iccpr_icc_03_where(requirements.iccpr.icc_03.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("ICC-03", here)]

iccpr_icc_03_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("ICC-03", here)] if {
	applies == "no"
}

else := codes[standing_7549_null].blocking[lib.force("ICC-03", here)] if {
	standing_7549_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.iccpr.icc_03.satisfied)].blocking[lib.force("ICC-03", here)]

kenya_data_protection_act_ked_01(codes, here) := code if {
	code := kenya_data_protection_act_ked_01_where(requirements.kenya_data_protection_act.ked_01.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("KED-01", here)]

kenya_data_protection_act_ked_01_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("KED-01", here)] if {
	applies == "no"
}

else := codes[standing_18225_null].blocking[lib.force("KED-01", here)] if {
	standing_18225_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.kenya_data_protection_act.ked_01.satisfied)].blocking[lib.force("KED-01", here)]

eu_law_enforcement_directive_led_01(codes, here) := code if {
	code := eu_law_enforcement_directive_led_01_where(requirements.eu_law_enforcement_directive.led_01.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("LED-01", here)]

eu_law_enforcement_directive_led_01_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("LED-01", here)] if {
	applies == "no"
}

else := codes[standing_17657_null].blocking[lib.force("LED-01", here)] if {
	standing_17657_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.eu_law_enforcement_directive.led_01.satisfied)].blocking[lib.force("LED-01", here)]

eu_law_enforcement_directive_led_02(codes, here) := code if {
	code := eu_law_enforcement_directive_led_02_where(requirements.eu_law_enforcement_directive.led_02.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("LED-02", here)]

eu_law_enforcement_directive_led_02_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("LED-02", here)] if {
	applies == "no"
}

else := codes[standing_17657_null].blocking[lib.force("LED-02", here)] if {
	standing_17657_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.eu_law_enforcement_directive.led_02.satisfied)].blocking[lib.force("LED-02", here)]

eu_law_enforcement_directive_led_03(codes, here) := code if {
	code := eu_law_enforcement_directive_led_03_where(requirements.eu_law_enforcement_directive.led_03.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("LED-03", here)]

eu_law_enforcement_directive_led_03_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("LED-03", here)] if {
	applies == "no"
}

else := codes[standing_17657_null].blocking[lib.force("LED-03", here)] if {
	standing_17657_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.eu_law_enforcement_directive.led_03.satisfied)].blocking[lib.force("LED-03", here)]

eu_law_enforcement_directive_led_04(codes, here) := code if {
	code := eu_law_enforcement_directive_led_04_where(requirements.eu_law_enforcement_directive.led_04.applies, codes, here)
}

else := codes.undetermined.major[lib.force("LED-04", here)]

eu_law_enforcement_directive_led_04_where(applies, codes, here) := codes.not_applicable.major[lib.force("LED-04", here)] if {
	applies == "no"
}

else := codes[standing_17657_null].major[lib.force("LED-04", here)] if {
	standing_17657_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.eu_law_enforcement_directive.led_04.satisfied)].major[lib.force("LED-04", here)]

eu_law_enforcement_directive_led_05(codes, here) := code if {
	code := eu_law_enforcement_directive_led_05_where(requirements.eu_law_enforcement_directive.led_05.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("LED-05", here)]

eu_law_enforcement_directive_led_05_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("LED-05", here)] if {
	applies == "no"
}

else := codes[standing_17657_null].blocking[lib.force("LED-05", here)] if {
	standing_17657_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.eu_law_enforcement_directive.led_05.satisfied)][requirements.eu_law_enforcement_directive.led_05.severity][lib.force("LED-05", here)]

eu_law_enforcement_directive_led_06(codes, here) := code if {
	code := eu_law_enforcement_directive_led_06_where(requirements.eu_law_enforcement_directive.led_06.applies, codes, here)
}

else := codes.undetermined.major[lib.force("LED-06", here)]

eu_law_enforcement_directive_led_06_where(applies, codes, here) := codes.not_applicable.major[lib.force("LED-06", here)] if {
	applies == "no"
}

else := codes[standing_17657_null].major[lib.force("LED-06", here)] if {
	standing_17657_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.eu_law_enforcement_directive.led_06.satisfied)].major[lib.force("LED-06", here)]

eu_law_enforcement_directive_led_07(codes, here) := code if {
	code := eu_law_enforcement_directive_led_07_where(requirements.eu_law_enforcement_directive.led_07.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("LED-07", here)]

eu_law_enforcement_directive_led_07_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("LED-07", here)] if {
	applies == "no"
}

else := codes[standing_17657_null].blocking[lib.force("LED-07", here)] if {
	standing_17657_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.eu_law_enforcement_directive.led_07.satisfied)][requirements.eu_law_enforcement_directive.led_07.severity][lib.force("LED-07", here)]

eu_law_enforcement_directive_led_08(codes, here) := code if {
	code := eu_law_enforcement_directive_led_08_where(requirements.eu_law_enforcement_directive.led_08.applies, codes, here)
}

else := codes.undetermined.major[lib.force("LED-08", here)]

eu_law_enforcement_directive_led_08_where(applies, codes, here) := codes.not_applicable.major[lib.force("LED-08", here)] if {
	applies == "no"
}

else := codes[standing_17657_null].major[lib.force("LED-08", here)] if {
	standing_17657_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.eu_law_enforcement_directive.led_08.satisfied)].major[lib.force("LED-08", here)]

eu_law_enforcement_directive_led_09(codes, here) := code if {
	code := eu_law_enforcement_directive_led_09_where(requirements.eu_law_enforcement_directive.led_09.applies, codes, here)
}

else := codes.undetermined.major[lib.force("LED-09", here)]

eu_law_enforcement_directive_led_09_where(applies, codes, here) := codes.not_applicable.major[lib.force("LED-09", here)] if {
	applies == "no"
}

else := codes[standing_17657_null].major[lib.force("LED-09", here)] if {
	standing_17657_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.eu_law_enforcement_directive.led_09.satisfied)].major[lib.force("LED-09", here)]

technical_evidence_nst_01(codes, here) := code if {
	code := technical_evidence_nst_01_where(requirements.technical_evidence.nst_01.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("NST-01", here)]

technical_evidence_nst_01_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("NST-01", here)] if {
	applies == "no"
}

else := codes[standing_18774_null].blocking[lib.force("NST-01", here)] if {
	standing_18774_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.technical_evidence.nst_01.satisfied)][requirements.technical_evidence.nst_01.severity][lib.force("NST-01", here)]

technical_evidence_nst_02(codes, here) := code if {
	code := technical_evidence_nst_02_where(requirements.technical_evidence.nst_02.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("NST-02", here)]

technical_evidence_nst_02_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("NST-02", here)] if {
	applies == "no"
}

else := codes[standing_18249_null].blocking[lib.force("NST-02", here)] if {
	standing_18249_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.technical_evidence.nst_02.satisfied)][requirements.technical_evidence.nst_02.severity][lib.force("NST-02", here)]

technical_evidence_nst_03(codes, here) := code if {
	code := technical_evidence_nst_03_where(requirements.technical_evidence.nst_03.applies, codes, here)
}

else := codes.undetermined.major[lib.force("NST-03", here)]

technical_evidence_nst_03_where(applies, codes, here) := codes.not_applicable.major[lib.force("NST-03", here)] if {
	applies == "no"
}

else := codes[standing_19452_null].major[lib.force("NST-03", here)] if {
	standing_19452_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.technical_evidence.nst_03.satisfied)].major[lib.force("NST-03", here)]

technical_evidence_nst_04(codes, here) := code if {
	code := technical_evidence_nst_04_where(requirements.technical_evidence.nst_04.applies, codes, here)
}

else := codes.undetermined.major[lib.force("NST-04", here)]

technical_evidence_nst_04_where(applies, codes, here) := codes.not_applicable.major[lib.force("NST-04", here)] if {
	applies == "no"
}

else := codes[standing_20194_null].major[lib.force("NST-04", here)] if {
	standing_20194_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.technical_evidence.nst_04.satisfied)][requirements.technical_evidence.nst_04.severity][lib.force("NST-04", here)]

technical_evidence_nst_05(codes, here) := code if {
	code := technical_evidence_nst_05_where(requirements.technical_evidence.nst_05.applies, codes, here)
}

else := codes.undetermined.major[lib.force("NST-05", here)]

technical_evidence_nst_05_where(applies, codes, here) := codes.not_applicable.major[lib.force("NST-05", here)] if {
	applies == "no"
}

else := codes[standing_19367_null].major[lib.force("NST-05", here)] if {
	standing_19367_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.technical_evidence.nst_05.satisfied)].major[lib.force("NST-05", here)]

new_zealand_privacy_act_nzp_01(codes, here) := code if {
	code := new_zealand_privacy_act_nzp_01_where(requirements.new_zealand_privacy_act.nzp_01.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("NZP-01", here)]

new_zealand_privacy_act_nzp_01_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("NZP-01", here)] if {
	applies == "no"
}

else := codes[standing_18597_null].blocking[lib.force("NZP-01", here)] if {
	standing_18597_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.new_zealand_privacy_act.nzp_01.satisfied)].blocking[lib.force("NZP-01", here)]

new_zealand_privacy_act_nzp_02(codes, here) := code if {
	code := new_zealand_privacy_act_nzp_02_where(requirements.new_zealand_privacy_act.nzp_02.applies, codes, here)
}

else := codes.undetermined.major[lib.force("NZP-02", here)]

new_zealand_privacy_act_nzp_02_where(applies, codes, here) := codes.not_applicable.major[lib.force("NZP-02", here)] if {
	applies == "no"
}

else := codes[standing_18597_null].major[lib.force("NZP-02", here)] if {
	standing_18597_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.new_zealand_privacy_act.nzp_02.satisfied)].major[lib.force("NZP-02", here)]

new_zealand_privacy_act_nzp_03(codes, here) := code if {
	code := new_zealand_privacy_act_nzp_03_where(requirements.new_zealand_privacy_act.nzp_03.applies, codes, here)
}

else := codes.undetermined.major[lib.force("NZP-03", here)]

new_zealand_privacy_act_nzp_03_where(applies, codes, here) := codes.not_applicable.major[lib.force("NZP-03", here)] if {
	applies == "no"
}

else := codes[standing_18597_null].major[lib.force("NZP-03", here)] if {
	standing_18597_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.new_zealand_privacy_act.nzp_03.satisfied)].major[lib.force("NZP-03", here)]

new_zealand_privacy_act_nzp_04(codes, here) := code if {
	code := new_zealand_privacy_act_nzp_04_where(requirements.new_zealand_privacy_act.nzp_04.applies, codes, here)
}

else := codes.undetermined.major[lib.force("NZP-04", here)]

new_zealand_privacy_act_nzp_04_where(applies, codes, here) := codes.not_applicable.major[lib.force("NZP-04", here)] if {
	applies == "no"
}

else := codes[standing_20395_null].major[lib.force("NZP-04", here)] if {
	standing_20395_null != "in_force"
}

else := codes[lib.status(applies, requirements.new_zealand_privacy_act.nzp_04.deferred, requirements.new_zealand_privacy_act.nzp_04.satisfied)].major[lib.force("NZP-04", here)]

ohchr_ohc_01(codes, here) := code if {
	code := ohchr_ohc_01_where(requirements.ohchr.ohc_01.applies, codes, here)
}

else := codes.undetermined.major[lib.force("OHC-01", here)]

ohchr_ohc_01_where(applies, codes, here) := codes.not_applicable.major[lib.force("OHC-01", here)] if {
	applies == "no"
}

else := codes[standing_18885_null].major[lib.force("OHC-01", here)] if {
	standing_18885_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.ohchr.ohc_01.satisfied)].major[lib.force("OHC-01", here)]

ohchr_ohc_02(codes, here) := code if {
	code := ohchr_ohc_02_where(requirements.ohchr.ohc_02.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("OHC-02", here)]

ohchr_ohc_02_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("OHC-02", here)] if {
	applies == "no"
}

else := codes[standing_18437_null].blocking[lib.force("OHC-02", here)] if {
	standing_18437_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.ohchr.ohc_02.satisfied)][requirements.ohchr.ohc_02.severity][lib.force("OHC-02", here)]

ohchr_ohc_03(codes, here) := code if {
	code := ohchr_ohc_03_where(requirements.ohchr.ohc_03.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("OHC-03", here)]

ohchr_ohc_03_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("OHC-03", here)] if {
	applies == "no"
}

else := codes[standing_19237_null].blocking[lib.force("OHC-03", here)] if {
	standing_19237_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.ohchr.ohc_03.satisfied)][requirements.ohchr.ohc_03.severity][lib.force("OHC-03", here)]

ohchr_ohc_04(codes, here) := code if {
	code := ohchr_ohc_04_where(requirements.ohchr.ohc_04.applies, codes, here)
}

else := codes.undetermined.major[lib.force("OHC-04", here)]

ohchr_ohc_04_where(applies, codes, here) := codes.not_applicable.major[lib.force("OHC-04", here)] if {
	applies == "no"
}

else := codes[standing_15141_null].major[lib.force("OHC-04", here)] if {
	standing_15141_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.ohchr.ohc_04.satisfied)].major[lib.force("OHC-04", here)]

uk_protection_of_freedoms_act_pof_01(codes, here) := code if {
	code := uk_protection_of_freedoms_act_pof_01_where(requirements.uk_protection_of_freedoms_act.pof_01.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("POF-01", here)]

uk_protection_of_freedoms_act_pof_01_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("POF-01", here)] if {
	applies == "no"
}

else := codes[standing_15949_null].blocking[lib.force("POF-01", here)] if {
	standing_15949_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.uk_protection_of_freedoms_act.pof_01.satisfied)].blocking[lib.force("POF-01", here)]

quebec_information_technology_qcb_01(codes, here) := code if {
	code := quebec_information_technology_qcb_01_where(requirements.quebec_information_technology.qcb_01.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("QCB-01", here)]

quebec_information_technology_qcb_01_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("QCB-01", here)] if {
	applies == "no"
}

else := codes[standing_11627_null].blocking[lib.force("QCB-01", here)] if {
	standing_11627_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.quebec_information_technology.qcb_01.satisfied)].blocking[lib.force("QCB-01", here)]

quebec_information_technology_qcb_02(codes, here) := code if {
	code := quebec_information_technology_qcb_02_where(requirements.quebec_information_technology.qcb_02.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("QCB-02", here)]

quebec_information_technology_qcb_02_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("QCB-02", here)] if {
	applies == "no"
}

else := codes[standing_19257_null].blocking[lib.force("QCB-02", here)] if {
	standing_19257_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.quebec_information_technology.qcb_02.satisfied)].blocking[lib.force("QCB-02", here)]

quebec_information_technology_qcb_03(codes, here) := code if {
	code := quebec_information_technology_qcb_03_where(requirements.quebec_information_technology.qcb_03.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("QCB-03", here)]

quebec_information_technology_qcb_03_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("QCB-03", here)] if {
	applies == "no"
}

else := codes[standing_11627_null].blocking[lib.force("QCB-03", here)] if {
	standing_11627_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.quebec_information_technology.qcb_03.satisfied)].blocking[lib.force("QCB-03", here)]

serbia_data_protection_law_rsp_01(codes, here) := code if {
	code := serbia_data_protection_law_rsp_01_where(requirements.serbia_data_protection_law.rsp_01.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("RSP-01", here)]

serbia_data_protection_law_rsp_01_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("RSP-01", here)] if {
	applies == "no"
}

else := codes[standing_18129_null].blocking[lib.force("RSP-01", here)] if {
	standing_18129_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.serbia_data_protection_law.rsp_01.satisfied)].blocking[lib.force("RSP-01", here)]

serbia_data_protection_law_rsp_02(codes, here) := code if {
	code := serbia_data_protection_law_rsp_02_where(requirements.serbia_data_protection_law.rsp_02.applies, codes, here)
}

else := codes.undetermined.major[lib.force("RSP-02", here)]

serbia_data_protection_law_rsp_02_where(applies, codes, here) := codes.not_applicable.major[lib.force("RSP-02", here)] if {
	applies == "no"
}

else := codes[standing_18129_null].major[lib.force("RSP-02", here)] if {
	standing_18129_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.serbia_data_protection_law.rsp_02.satisfied)].major[lib.force("RSP-02", here)]

guiding_principles_ucr_01(codes, here) := code if {
	code := guiding_principles_ucr_01_where(requirements.guiding_principles.ucr_01.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("UCR-01", here)]

guiding_principles_ucr_01_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("UCR-01", here)] if {
	applies == "no"
}

else := codes[standing_18262_null].blocking[lib.force("UCR-01", here)] if {
	standing_18262_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.guiding_principles.ucr_01.satisfied)].blocking[lib.force("UCR-01", here)]

guiding_principles_ucr_02(codes, here) := code if {
	code := guiding_principles_ucr_02_where(requirements.guiding_principles.ucr_02.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("UCR-02", here)]

guiding_principles_ucr_02_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("UCR-02", here)] if {
	applies == "no"
}

else := codes[standing_18262_null].blocking[lib.force("UCR-02", here)] if {
	standing_18262_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.guiding_principles.ucr_02.satisfied)].blocking[lib.force("UCR-02", here)]

guiding_principles_ucr_03(codes, here) := code if {
	code := guiding_principles_ucr_03_where(requirements.guiding_principles.ucr_03.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("UCR-03", here)]

guiding_principles_ucr_03_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("UCR-03", here)] if {
	applies == "no"
}

else := codes[standing_18262_null].blocking[lib.force("UCR-03", here)] if {
	standing_18262_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.guiding_principles.ucr_03.satisfied)][requirements.guiding_principles.ucr_03.severity][lib.force("UCR-03", here)]

guiding_principles_ucr_04(codes, here) := code if {
	code := guiding_principles_ucr_04_where(requirements.guiding_principles.ucr_04.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("UCR-04", here)]

guiding_principles_ucr_04_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("UCR-04", here)] if {
	applies == "no"
}

else := codes[standing_18262_null].blocking[lib.force("UCR-04", here)] if {
	standing_18262_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.guiding_principles.ucr_04.satisfied)][requirements.guiding_principles.ucr_04.severity][lib.force("UCR-04", here)]

guiding_principles_ucr_05(codes, here) := code if {
	code := guiding_principles_ucr_05_where(requirements.guiding_principles.ucr_05.applies, codes, here)
}

else := codes.undetermined.major[lib.force("UCR-05", here)]

guiding_principles_ucr_05_where(applies, codes, here) := codes.not_applicable.major[lib.force("UCR-05", here)] if {
	applies == "no"
}

else := codes[standing_18262_null].major[lib.force("UCR-05", here)] if {
	standing_18262_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.guiding_principles.ucr_05.satisfied)].major[lib.force("UCR-05", here)]

guiding_principles_ucr_06(codes, here) := code if {
	code := guiding_principles_ucr_06_where(requirements.guiding_principles.ucr_06.applies, codes, here)
}

else := codes.undetermined.major[lib.force("UCR-06", here)]

guiding_principles_ucr_06_where(applies, codes, here) := codes.not_applicable.major[lib.force("UCR-06", here)] if {
	applies == "no"
}

else := codes[standing_18262_null].major[lib.force("UCR-06", here)] if {
	standing_18262_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.guiding_principles.ucr_06.satisfied)].major[lib.force("UCR-06", here)]

guiding_principles_ucr_07(codes, here) := code if {
	code := guiding_principles_ucr_07_where(requirements.guiding_principles.ucr_07.applies, codes, here)
}

else := codes.undetermined.major[lib.force("UCR-07", here)]

guiding_principles_ucr_07_where(applies, codes, here) := codes.not_applicable.major[lib.force("UCR-07", here)] if {
	applies == "no"
}

else := codes[standing_18262_null].major[lib.force("UCR-07", here)] if {
	standing_18262_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.guiding_principles.ucr_07.satisfied)].major[lib.force("UCR-07", here)]

guiding_principles_ucr_08(codes, here) := code if {
	code := guiding_principles_ucr_08_where(requirements.guiding_principles.ucr_08.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("UCR-08", here)]

guiding_principles_ucr_08_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("UCR-08", here)] if {
	applies == "no"
}

else := codes[standing_18262_null].blocking[lib.force("UCR-08", here)] if {
	standing_18262_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.guiding_principles.ucr_08.satisfied)].blocking[lib.force("UCR-08", here)]

guiding_principles_ucr_09(codes, here) := code if {
	code := guiding_principles_ucr_09_where(requirements.guiding_principles.ucr_09.applies, codes, here)
}

else := codes.undetermined.major[lib.force("UCR-09", here)]

guiding_principles_ucr_09_where(applies, codes, here) := codes.not_applicable.major[lib.force("UCR-09", here)] if {
	applies == "no"
}

else := codes[standing_18262_null].major[lib.force("UCR-09", here)] if {
	standing_18262_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.guiding_principles.ucr_09.satisfied)].major[lib.force("UCR-09", here)]

guiding_principles_ucr_10(codes, here) := code if {
	code := guiding_principles_ucr_10_where(requirements.guiding_principles.ucr_10.applies, codes, here)
}

else := codes.undetermined.major[lib.force("UCR-10", here)]

guiding_principles_ucr_10_where(applies, codes, here) := codes.not_applicable.major[lib.force("UCR-10", here)] if {
	applies == "no"
}

else := codes[standing_18262_null].major[lib.force("UCR-10", here)] if {
	standing_18262_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.guiding_principles.ucr_10.satisfied)].major[lib.force("UCR-10", here)]

guiding_principles_ucr_11(codes, here) := code if {
	code := guiding_principles_ucr_11_where(requirements.guiding_principles.ucr_11.applies, codes, here)
}

else := codes.undetermined.major[lib.force("UCR-11", here)]

guiding_principles_ucr_11_where(applies, codes, here) := codes.not_applicable.major[lib.force("UCR-11", here)] if {
	applies == "no"
}

else := codes[standing_18262_null].major[lib.force("UCR-11", here)] if {
	standing_18262_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.guiding_principles.ucr_11.satisfied)].major[lib.force("UCR-11", here)]

guiding_principles_ucr_12(codes, here) := code if {
	code := guiding_principles_ucr_12_where(requirements.guiding_principles.ucr_12.applies, codes, here)
}

else := codes.undetermined.minor[lib.force("UCR-12", here)]

guiding_principles_ucr_12_where(applies, codes, here) := codes.not_applicable.minor[lib.force("UCR-12", here)] if {
	applies == "no"
}

else := codes[standing_18262_null].minor[lib.force("UCR-12", here)] if {
	standing_18262_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.guiding_principles.ucr_12.satisfied)].minor[lib.force("UCR-12", here)]

guiding_principles_ucr_13(codes, here) := code if {
	code := guiding_principles_ucr_13_where(requirements.guiding_principles.ucr_13.applies, codes, here)
}

else := codes.undetermined.major[lib.force("UCR-13", here)]

guiding_principles_ucr_13_where(applies, codes, here) := codes.not_applicable.major[lib.force("UCR-13", here)] if {
	applies == "no"
}

else := codes[standing_18262_null].major[lib.force("UCR-13", here)] if {
	standing_18262_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.guiding_principles.ucr_13.satisfied)].major[lib.force("UCR-13", here)]

guiding_principles_ucr_14(codes, here) := code if {
	code := guiding_principles_ucr_14_where(requirements.guiding_principles.ucr_14.applies, codes, here)
}

else := codes.undetermined.major[lib.force("UCR-14", here)]

guiding_principles_ucr_14_where(applies, codes, here) := codes.not_applicable.major[lib.force("UCR-14", here)] if {
	applies == "no"
}

else := codes[standing_18262_null].major[lib.force("UCR-14", here)] if {
	standing_18262_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.guiding_principles.ucr_14.satisfied)].major[lib.force("UCR-14", here)]

guiding_principles_ucr_15(codes, here) := code if {
	code := guiding_principles_ucr_15_where(requirements.guiding_principles.ucr_15.applies, codes, here)
}

else := codes.undetermined.major[lib.force("UCR-15", here)]

guiding_principles_ucr_15_where(applies, codes, here) := codes.not_applicable.major[lib.force("UCR-15", here)] if {
	applies == "no"
}

else := codes[standing_18262_null].major[lib.force("UCR-15", here)] if {
	standing_18262_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.guiding_principles.ucr_15.satisfied)].major[lib.force("UCR-15", here)]

guiding_principles_ucr_16(codes, here) := code if {
	code := guiding_principles_ucr_16_where(requirements.guiding_principles.ucr_16.applies, codes, here)
}

else := codes.undetermined.major[lib.force("UCR-16", here)]

guiding_principles_ucr_16_where(applies, codes, here) := codes.not_applicable.major[lib.force("UCR-16", here)] if {
	applies == "no"
}

else := codes[standing_18262_null].major[lib.force("UCR-16", here)] if {
	standing_18262_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.guiding_principles.ucr_16.satisfied)].major[lib.force("UCR-16", here)]

uk_data_protection_ukg_01(codes, here) := code if {
	code := uk_data_protection_ukg_01_where(requirements.uk_data_protection.ukg_01.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("UKG-01", here)]

uk_data_protection_ukg_01_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("UKG-01", here)] if {
	applies == "no"
}

else := codes[standing_18628_null].blocking[lib.force("UKG-01", here)] if {
	standing_18628_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.uk_data_protection.ukg_01.satisfied)].blocking[lib.force("UKG-01", here)]

uk_data_protection_ukg_02(codes, here) := code if {
	code := uk_data_protection_ukg_02_where(requirements.uk_data_protection.ukg_02.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("UKG-02", here)]

uk_data_protection_ukg_02_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("UKG-02", here)] if {
	applies == "no"
}

else := codes[standing_18628_null].blocking[lib.force("UKG-02", here)] if {
	standing_18628_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.uk_data_protection.ukg_02.satisfied)].blocking[lib.force("UKG-02", here)]

uk_data_protection_ukg_03(codes, here) := code if {
	code := uk_data_protection_ukg_03_where(requirements.uk_data_protection.ukg_03.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("UKG-03", here)]

uk_data_protection_ukg_03_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("UKG-03", here)] if {
	applies == "no"
}

else := codes[standing_18628_null].blocking[lib.force("UKG-03", here)] if {
	standing_18628_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.uk_data_protection.ukg_03.satisfied)].blocking[lib.force("UKG-03", here)]

uk_data_protection_ukg_04(codes, here) := code if {
	code := uk_data_protection_ukg_04_where(requirements.uk_data_protection.ukg_04.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("UKG-04", here)]

uk_data_protection_ukg_04_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("UKG-04", here)] if {
	applies == "no"
}

else := codes[standing_17676_null].blocking[lib.force("UKG-04", here)] if {
	standing_17676_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.uk_data_protection.ukg_04.satisfied)].blocking[lib.force("UKG-04", here)]

uk_data_protection_ukg_05(codes, here) := code if {
	code := uk_data_protection_ukg_05_where(requirements.uk_data_protection.ukg_05.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("UKG-05", here)]

uk_data_protection_ukg_05_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("UKG-05", here)] if {
	applies == "no"
}

else := codes[standing_17676_null].blocking[lib.force("UKG-05", here)] if {
	standing_17676_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.uk_data_protection.ukg_05.satisfied)].blocking[lib.force("UKG-05", here)]

un_data_protection_unp_01(codes, here) := code if {
	code := un_data_protection_unp_01_where(requirements.un_data_protection.unp_01.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("UNP-01", here)]

un_data_protection_unp_01_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("UNP-01", here)] if {
	applies == "no"
}

else := codes[standing_17815_null].blocking[lib.force("UNP-01", here)] if {
	standing_17815_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.un_data_protection.unp_01.satisfied)][requirements.un_data_protection.unp_01.severity][lib.force("UNP-01", here)]

un_data_protection_unp_02(codes, here) := code if {
	code := un_data_protection_unp_02_where(requirements.un_data_protection.unp_02.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("UNP-02", here)]

un_data_protection_unp_02_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("UNP-02", here)] if {
	applies == "no"
}

else := codes[standing_17815_null].blocking[lib.force("UNP-02", here)] if {
	standing_17815_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.un_data_protection.unp_02.satisfied)].blocking[lib.force("UNP-02", here)]

un_data_protection_unp_03(codes, here) := code if {
	code := un_data_protection_unp_03_where(requirements.un_data_protection.unp_03.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("UNP-03", here)]

un_data_protection_unp_03_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("UNP-03", here)] if {
	applies == "no"
}

else := codes[standing_17815_null].blocking[lib.force("UNP-03", here)] if {
	standing_17815_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.un_data_protection.unp_03.satisfied)].blocking[lib.force("UNP-03", here)]

un_data_protection_unp_04(codes, here) := code if {
	code := un_data_protection_unp_04_where(requirements.un_data_protection.unp_04.applies, codes, here)
}

else := codes.undetermined.major[lib.force("UNP-04", here)]

un_data_protection_unp_04_where(applies, codes, here) := codes.not_applicable.major[lib.force("UNP-04", here)] if {
	applies == "no"
}

else := codes[standing_17815_null].major[lib.force("UNP-04", here)] if {
	standing_17815_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.un_data_protection.unp_04.satisfied)][requirements.un_data_protection.unp_04.severity][lib.force("UNP-04", here)]

un_data_protection_unp_05(codes, here) := code if {
	code := un_data_protection_unp_05_where(requirements.un_data_protection.unp_05.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("UNP-05", here)]

un_data_protection_unp_05_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("UNP-05", here)] if {
	applies == "no"
}

else := codes[standing_17815_null].blocking[lib.force("UNP-05", here)] if {
	standing_17815_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.un_data_protection.unp_05.satisfied)].blocking[lib.force("UNP-05", here)]

un_data_protection_unp_06(codes, here) := code if {
	code := un_data_protection_unp_06_where(requirements.un_data_protection.unp_06.applies, codes, here)
}

else := codes.undetermined.major[lib.force("UNP-06", here)]

un_data_protection_unp_06_where(applies, codes, here) := codes.not_applicable.major[lib.force("UNP-06", here)] if {
	applies == "no"
}

else := codes[standing_17815_null].major[lib.force("UNP-06", here)] if {
	standing_17815_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.un_data_protection.unp_06.satisfied)].major[lib.force("UNP-06", here)]

un_data_protection_unp_07(codes, here) := code if {
	code := un_data_protection_unp_07_where(requirements.un_data_protection.unp_07.applies, codes, here)
}

else := codes.undetermined.major[lib.force("UNP-07", here)]

un_data_protection_unp_07_where(applies, codes, here) := codes.not_applicable.major[lib.force("UNP-07", here)] if {
	applies == "no"
}

else := codes[standing_17815_null].major[lib.force("UNP-07", here)] if {
	standing_17815_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.un_data_protection.unp_07.satisfied)].major[lib.force("UNP-07", here)]

un_data_protection_unp_08(codes, here) := code if {
	code := un_data_protection_unp_08_where(requirements.un_data_protection.unp_08.applies, codes, here)
}

else := codes.undetermined.major[lib.force("UNP-08", here)]

un_data_protection_unp_08_where(applies, codes, here) := codes.not_applicable.major[lib.force("UNP-08", here)] if {
	applies == "no"
}

else := codes[standing_17815_null].major[lib.force("UNP-08", here)] if {
	standing_17815_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.un_data_protection.unp_08.satisfied)].major[lib.force("UNP-08", here)]

un_data_protection_unp_09(codes, here) := code if {
	code := un_data_protection_unp_09_where(requirements.un_data_protection.unp_09.applies, codes, here)
}

else := codes.undetermined.major[lib.force("UNP-09", here)]

un_data_protection_unp_09_where(applies, codes, here) := codes.not_applicable.major[lib.force("UNP-09", here)] if {
	applies == "no"
}

else := codes[standing_17815_null].major[lib.force("UNP-09", here)] if {
	standing_17815_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.un_data_protection.unp_09.satisfied)][requirements.un_data_protection.unp_09.severity][lib.force("UNP-09", here)]

un_data_protection_unp_10(codes, here) := code if {
	code := un_data_protection_unp_10_where(requirements.un_data_protection.unp_10.applies, codes, here)
}

else := codes.undetermined.major[lib.force("UNP-10", here)]

un_data_protection_unp_10_where(applies, codes, here) := codes.not_applicable.major[lib.force("UNP-10", here)] if {
	applies == "no"
}

else := codes[standing_17815_null].major[lib.force("UNP-10", here)] if {
	standing_17815_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.un_data_protection.unp_10.satisfied)][requirements.un_data_protection.unp_10.severity][lib.force("UNP-10", here)]

un_data_protection_unp_11(codes, here) := code if {
	code := un_data_protection_unp_11_where(requirements.un_data_protection.unp_11.applies, codes, here)
}

else := codes.undetermined.major[lib.force("UNP-11", here)]

un_data_protection_unp_11_where(applies, codes, here) := codes.not_applicable.major[lib.force("UNP-11", here)] if {
	applies == "no"
}

else := codes[standing_17815_null].major[lib.force("UNP-11", here)] if {
	standing_17815_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.un_data_protection.unp_11.satisfied)].major[lib.force("UNP-11", here)]

us_ftc_act_usf_01(codes, here) := code if {
	code := us_ftc_act_usf_01_where(requirements.us_ftc_act.usf_01.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("USF-01", here)]

us_ftc_act_usf_01_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("USF-01", here)] if {
	applies == "no"
}

else := codes[standing_9003_null].blocking[lib.force("USF-01", here)] if {
	standing_9003_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.us_ftc_act.usf_01.satisfied)][requirements.us_ftc_act.usf_01.severity][lib.force("USF-01", here)]

responsible_limits_wef_01(codes, here) := code if {
	code := responsible_limits_wef_01_where(requirements.responsible_limits.wef_01.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("WEF-01", here)]

responsible_limits_wef_01_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("WEF-01", here)] if {
	applies == "no"
}

else := codes[standing_19299_null].blocking[lib.force("WEF-01", here)] if {
	standing_19299_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.responsible_limits.wef_01.satisfied)][requirements.responsible_limits.wef_01.severity][lib.force("WEF-01", here)]

responsible_limits_wef_02(codes, here) := code if {
	code := responsible_limits_wef_02_where(requirements.responsible_limits.wef_02.applies, codes, here)
}

else := codes.undetermined.major[lib.force("WEF-02", here)]

responsible_limits_wef_02_where(applies, codes, here) := codes.not_applicable.major[lib.force("WEF-02", here)] if {
	applies == "no"
}

else := codes[standing_19299_null].major[lib.force("WEF-02", here)] if {
	standing_19299_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.responsible_limits.wef_02.satisfied)].major[lib.force("WEF-02", here)]

responsible_limits_wef_03(codes, here) := code if {
	code := responsible_limits_wef_03_where(requirements.responsible_limits.wef_03.applies, codes, here)
}

else := codes.undetermined.major[lib.force("WEF-03", here)]

responsible_limits_wef_03_where(applies, codes, here) := codes.not_applicable.major[lib.force("WEF-03", here)] if {
	applies == "no"
}

else := codes[standing_19299_null].major[lib.force("WEF-03", here)] if {
	standing_19299_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.responsible_limits.wef_03.satisfied)].major[lib.force("WEF-03", here)]

responsible_limits_wef_04(codes, here) := code if {
	code := responsible_limits_wef_04_where(requirements.responsible_limits.wef_04.applies, codes, here)
}

else := codes.undetermined.minor[lib.force("WEF-04", here)]

responsible_limits_wef_04_where(applies, codes, here) := codes.not_applicable.minor[lib.force("WEF-04", here)] if {
	applies == "no"
}

else := codes[standing_19299_null].minor[lib.force("WEF-04", here)] if {
	standing_19299_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.responsible_limits.wef_04.satisfied)].minor[lib.force("WEF-04", here)]

responsible_limits_wef_05(codes, here) := code if {
	code := responsible_limits_wef_05_where(requirements.responsible_limits.wef_05.applies, codes, here)
}

else := codes.undetermined.major[lib.force("WEF-05", here)]

responsible_limits_wef_05_where(applies, codes, here) := codes.not_applicable.major[lib.force("WEF-05", here)] if {
	applies == "no"
}

else := codes[standing_19299_null].major[lib.force("WEF-05", here)] if {
	standing_19299_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.responsible_limits.wef_05.satisfied)].major[lib.force("WEF-05", here)]

responsible_limits_wef_06(codes, here) := code if {
	code := responsible_limits_wef_06_where(requirements.responsible_limits.wef_06.applies, codes, here)
}

else := codes.undetermined.major[lib.force("WEF-06", here)]

responsible_limits_wef_06_where(applies, codes, here) := codes.not_applicable.major[lib.force("WEF-06", here)] if {
	applies == "no"
}

else := codes[standing_19299_null].major[lib.force("WEF-06", here)] if {
	standing_19299_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.responsible_limits.wef_06.satisfied)][requirements.responsible_limits.wef_06.severity][lib.force("WEF-06", here)]

responsible_limits_wef_07(codes, here) := code if {
	code := responsible_limits_wef_07_where(requirements.responsible_limits.wef_07.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("WEF-07", here)]

responsible_limits_wef_07_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("WEF-07", here)] if {
	applies == "no"
}

else := codes[standing_19299_null].blocking[lib.force("WEF-07", here)] if {
	standing_19299_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.responsible_limits.wef_07.satisfied)][requirements.responsible_limits.wef_07.severity][lib.force("WEF-07", here)]

responsible_limits_wef_08(codes, here) := code if {
	code := responsible_limits_wef_08_where(requirements.responsible_limits.wef_08.applies, codes, here)
}

else := codes.undetermined.blocking[lib.force("WEF-08", here)]

responsible_limits_wef_08_where(applies, codes, here) := codes.not_applicable.blocking[lib.force("WEF-08", here)] if {
	applies == "no"
}

else := codes[standing_19299_null].blocking[lib.force("WEF-08", here)] if {
	standing_19299_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.responsible_limits.wef_08.satisfied)][requirements.responsible_limits.wef_08.severity][lib.force("WEF-08", here)]

responsible_limits_wef_09(codes, here) := code if {
	code := responsible_limits_wef_09_where(requirements.responsible_limits.wef_09.applies, codes, here)
}

else := codes.undetermined.major[lib.force("WEF-09", here)]

responsible_limits_wef_09_where(applies, codes, here) := codes.not_applicable.major[lib.force("WEF-09", here)] if {
	applies == "no"
}

else := codes[standing_19299_null].major[lib.force("WEF-09", here)] if {
	standing_19299_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.responsible_limits.wef_09.satisfied)][requirements.responsible_limits.wef_09.severity][lib.force("WEF-09", here)]

responsible_limits_wef_10(codes, here) := code if {
	code := responsible_limits_wef_10_where(requirements.responsible_limits.wef_10.applies, codes, here)
}

else := codes.undetermined.major[lib.force("WEF-10", here)]

responsible_limits_wef_10_where(applies, codes, here) := codes.not_applicable.major[lib.force("WEF-10", here)] if {
	applies == "no"
}

else := codes[standing_19299_null].major[lib.force("WEF-10", here)] if {
	standing_19299_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.responsible_limits.wef_10.satisfied)][requirements.responsible_limits.wef_10.severity][lib.force("WEF-10", here)]

responsible_limits_wef_11(codes, here) := code if {
	code := responsible_limits_wef_11_where(requirements.responsible_limits.wef_11.applies, codes, here)
}

else := codes.undetermined.major[lib.force("WEF-11", here)]

responsible_limits_wef_11_where(applies, codes, here) := codes.not_applicable.major[lib.force("WEF-11", here)] if {
	applies == "no"
}

else := codes[standing_19299_null].major[lib.force("WEF-11", here)] if {
	standing_19299_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.responsible_limits.wef_11.satisfied)][requirements.responsible_limits.wef_11.severity][lib.force("WEF-11", here)]

responsible_limits_wef_12(codes, here) := code if {
	code := responsible_limits_wef_12_where(requirements.responsible_limits.wef_12.applies, codes, here)
}

else := codes.undetermined.major[lib.force("WEF-12", here)]

responsible_limits_wef_12_where(applies, codes, here) := codes.not_applicable.major[lib.force("WEF-12", here)] if {
	applies == "no"
}

else := codes[standing_19299_null].major[lib.force("WEF-12", here)] if {
	standing_19299_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.responsible_limits.wef_12.satisfied)][requirements.responsible_limits.wef_12.severity][lib.force("WEF-12", here)]

responsible_limits_wef_13(codes, here) := code if {
	code := responsible_limits_wef_13_where(requirements.responsible_limits.wef_13.applies, codes, here)
}

else := codes.undetermined.major[lib.force("WEF-13", here)]

responsible_limits_wef_13_where(applies, codes, here) := codes.not_applicable.major[lib.force("WEF-13", here)] if {
	applies == "no"
}

else := codes[standing_19299_null].major[lib.force("WEF-13", here)] if {
	standing_19299_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.responsible_limits.wef_13.satisfied)][requirements.responsible_limits.wef_13.severity][lib.force("WEF-13", here)]

responsible_limits_wef_14(codes, here) := code if {
	code := responsible_limits_wef_14_where(requirements.responsible_limits.wef_14.applies, codes, here)
}

else := codes.undetermined.major[lib.force("WEF-14", here)]

responsible_limits_wef_14_where(applies, codes, here) := codes.not_applicable.major[lib.force("WEF-14", here)] if {
	applies == "no"
}

else := codes[standing_19299_null].major[lib.force("WEF-14", here)] if {
	standing_19299_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.responsible_limits.wef_14.satisfied)].major[lib.force("WEF-14", here)]

responsible_limits_wef_15(codes, here) := code if {
	code := responsible_limits_wef_15_where(requirements.responsible_limits.wef_15.applies, codes, here)
}

else := codes.undetermined.major[lib.force("WEF-15", here)]

responsible_limits_wef_15_where(applies, codes, here) := codes.not_applicable.major[lib.force("WEF-15", here)] if {
	applies == "no"
}

else := codes[standing_19299_null].major[lib.force("WEF-15", here)] if {
	standing_19299_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.responsible_limits.wef_15.satisfied)][requirements.responsible_limits.wef_15.severity][lib.force("WEF-15", here)]

responsible_limits_wef_16(codes, here) := code if {
	code := responsible_limits_wef_16_where(requirements.responsible_limits.wef_16.applies, codes, here)
}

else := codes.undetermined.major[lib.force("WEF-16", here)]

responsible_limits_wef_16_where(applies, codes, here) := codes.not_applicable.major[lib.force("WEF-16", here)] if {
	applies == "no"
}

else := codes[standing_19299_null].major[lib.force("WEF-16", here)] if {
	standing_19299_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.responsible_limits.wef_16.satisfied)][requirements.responsible_limits.wef_16.severity][lib.force("WEF-16", here)]

responsible_limits_wef_17(codes, here) := code if {
	code := responsible_limits_wef_17_where(requirements.responsible_limits.wef_17.applies, codes, here)
}

else := codes.undetermined.major[lib.force("WEF-17", here)]

responsible_limits_wef_17_where(applies, codes, here) := codes.not_applicable.major[lib.force("WEF-17", here)] if {
	applies == "no"
}

else := codes[standing_19299_null].major[lib.force("WEF-17", here)] if {
	standing_19299_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.responsible_limits.wef_17.satisfied)].major[lib.force("WEF-17", here)]

responsible_limits_wef_18(codes, here) := code if {
	code := responsible_limits_wef_18_where(requirements.responsible_limits.wef_18.applies, codes, here)
}

else := codes.undetermined.major[lib.force("WEF-18", here)]

responsible_limits_wef_18_where(applies, codes, here) := codes.not_applicable.major[lib.force("WEF-18", here)] if {
	applies == "no"
}

else := codes[standing_19299_null].major[lib.force("WEF-18", here)] if {
	standing_19299_null != "in_force"
}

else := codes[lib.status(applies, "no", requirements.responsible_limits.wef_18.satisfied)][requirements.responsible_limits.wef_18.severity][lib.force("WEF-18", here)]

eu_ai_act_aia_07_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.eu_ai_act.aia_07.exceptions
}

else := []

eu_ai_act_aia_08_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.eu_ai_act.aia_08.exceptions
}

else := []

eu_ai_act_aia_14_exceptions(status) := names if {
	status == "not_applicable"
	names := requirements.eu_ai_act.aia_14.exclusions
}

else := []

eu_ai_act_aia_15_exceptions(status) := names if {
	status == "not_applicable"
	names := requirements.eu_ai_act.aia_15.exclusions
}

else := []

eu_ai_act_aia_16_exceptions(status) := names if {
	status == "not_applicable"
	names := requirements.eu_ai_act.aia_16.exclusions
}

else := []

eu_ai_act_aia_18_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.eu_ai_act.aia_18.exceptions
}

else := []

eu_ai_act_aia_22_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.eu_ai_act.aia_22.exceptions
}

else := []

eu_ai_act_aia_24_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.eu_ai_act.aia_24.exceptions
}

else := []

eu_ai_act_aia_26_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.eu_ai_act.aia_26.exceptions
}

else := []

eu_ai_act_aia_28_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.eu_ai_act.aia_28.exceptions
}

else := []

eu_ai_act_aia_30_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.eu_ai_act.aia_30.exceptions
}

else := []

eu_ai_act_aia_31_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.eu_ai_act.aia_31.exceptions
}

else := []

eu_ai_act_aia_32_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.eu_ai_act.aia_32.exceptions
}

else := []

australia_privacy_act_aup_01_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.australia_privacy_act.aup_01.exceptions
}

else := []

australia_privacy_act_aup_03_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.australia_privacy_act.aup_03.exceptions
}

else := []

canada_pipeda_cap_01_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.canada_pipeda.cap_01.exceptions
}

else := []

canada_pipeda_cap_04_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.canada_pipeda.cap_04.exceptions
}

else := []

council_of_europe_coe_01_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.council_of_europe.coe_01.exceptions
}

else := []

council_of_europe_coe_05_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.council_of_europe.coe_05.exceptions
}

else := []

data_protection_directive_1995_dpd_02_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.data_protection_directive_1995.dpd_02.exceptions
}

else := []

echr_ech_02_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.echr.ech_02.exceptions
}

else := []

edpb_facial_recognition_edpb_04_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.edpb_facial_recognition.edpb_04.exceptions
}

else := []

german_basic_law_gbl_01_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.german_basic_law.gbl_01.exceptions
}

else := []

gdpr_gdp_02_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.gdpr.gdp_02.exceptions
}

else := []

gdpr_gdp_04_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.gdpr.gdp_04.exceptions
}

else := []

human_rights_test_hr_01_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.human_rights_test.hr_01.exceptions
}

else := []

human_rights_test_hr_02_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.human_rights_test.hr_02.exceptions
}

else := []

human_rights_test_hr_04_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.human_rights_test.hr_04.exceptions
}

else := []

human_rights_test_hr_09_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.human_rights_test.hr_09.exceptions
}

else := []

human_rights_test_hr_10_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.human_rights_test.hr_10.exceptions
}

else := []

iccpr_icc_03_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.iccpr.icc_03.exceptions
}

else := []

eu_law_enforcement_directive_led_03_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.eu_law_enforcement_directive.led_03.exceptions
}

else := []

eu_law_enforcement_directive_led_04_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.eu_law_enforcement_directive.led_04.exceptions
}

else := []

eu_law_enforcement_directive_led_05_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.eu_law_enforcement_directive.led_05.exceptions
}

else := []

eu_law_enforcement_directive_led_07_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.eu_law_enforcement_directive.led_07.exceptions
}

else := []

eu_law_enforcement_directive_led_08_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.eu_law_enforcement_directive.led_08.exceptions
}

else := []

technical_evidence_nst_04_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.technical_evidence.nst_04.exceptions
}

else := []

new_zealand_privacy_act_nzp_02_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.new_zealand_privacy_act.nzp_02.exceptions
}

else := []

ohchr_ohc_02_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.ohchr.ohc_02.exceptions
}

else := []

uk_protection_of_freedoms_act_pof_01_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.uk_protection_of_freedoms_act.pof_01.exceptions
}

else := []

quebec_information_technology_qcb_02_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.quebec_information_technology.qcb_02.exceptions
}

else := []

serbia_data_protection_law_rsp_02_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.serbia_data_protection_law.rsp_02.exceptions
}

else := []

guiding_principles_ucr_08_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.guiding_principles.ucr_08.exceptions
}

else := []

guiding_principles_ucr_11_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.guiding_principles.ucr_11.exceptions
}

else := []

guiding_principles_ucr_14_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.guiding_principles.ucr_14.exceptions
}

else := []

uk_data_protection_ukg_02_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.uk_data_protection.ukg_02.exceptions
}

else := []

uk_data_protection_ukg_05_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.uk_data_protection.ukg_05.exceptions
}

else := []

un_data_protection_unp_08_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.un_data_protection.unp_08.exceptions
}

else := []

responsible_limits_wef_07_exceptions(status) := names if {
	status != "not_applicable"
	names := requirements.responsible_limits.wef_07.exceptions
}

else := []
