# METADATA
# title: Index of the requirements
# description: |
#   Written by `sightline policies build`, not by hand. Of every requirement, in the order of ids, the code of its
#   status, severity and force in this case (`data.result_words`); those of the prohibitions again; and by id the
#   exceptions that took effect.
package index

import data.lib
import data.requirements

results := [
	eu_ai_act_aia_01(data.result_codes),
	eu_ai_act_aia_02(data.result_codes),
	eu_ai_act_aia_03(data.result_codes),
	eu_ai_act_aia_04(data.result_codes),
	eu_ai_act_aia_05(data.result_codes),
	eu_ai_act_aia_06(data.result_codes),
	eu_ai_act_aia_07(data.result_codes),
	eu_ai_act_aia_08(data.result_codes),
	eu_ai_act_aia_09(data.result_codes),
	eu_ai_act_aia_10(data.result_codes),
	eu_ai_act_aia_11(data.result_codes),
	eu_ai_act_aia_12(data.result_codes),
	eu_ai_act_aia_13(data.result_codes),
	eu_ai_act_aia_14(data.result_codes),
	eu_ai_act_aia_15(data.result_codes),
	eu_ai_act_aia_16(data.result_codes),
	eu_ai_act_aia_17(data.result_codes),
	eu_ai_act_aia_18(data.result_codes),
	eu_ai_act_aia_19(data.result_codes),
	eu_ai_act_aia_20(data.result_codes),
	eu_ai_act_aia_21(data.result_codes),
	eu_ai_act_aia_22(data.result_codes),
	eu_ai_act_aia_23(data.result_codes),
	eu_ai_act_aia_24(data.result_codes),
	eu_ai_act_aia_25(data.result_codes),
	eu_ai_act_aia_26(data.result_codes),
	eu_ai_act_aia_27(data.result_codes),
	eu_ai_act_aia_28(data.result_codes),
	eu_ai_act_aia_29(data.result_codes),
	eu_ai_act_aia_30(data.result_codes),
	eu_ai_act_aia_31(data.result_codes),
	australia_privacy_act_aup_01(data.result_codes),
	australia_privacy_act_aup_02(data.result_codes),
	australia_privacy_act_aup_03(data.result_codes),
	australia_privacy_act_aup_04(data.result_codes),
	canada_pipeda_cap_01(data.result_codes),
	canada_pipeda_cap_02(data.result_codes),
	canada_pipeda_cap_03(data.result_codes),
	canada_pipeda_cap_04(data.result_codes),
	council_of_europe_coe_01(data.result_codes),
	council_of_europe_coe_02(data.result_codes),
	council_of_europe_coe_03(data.result_codes),
	council_of_europe_coe_04(data.result_codes),
	council_of_europe_coe_05(data.result_codes),
	council_of_europe_coe_06(data.result_codes),
	council_of_europe_coe_07(data.result_codes),
	council_of_europe_coe_08(data.result_codes),
	data_protection_directive_1995_dpd_01(data.result_codes),
	data_protection_directive_1995_dpd_02(data.result_codes),
	data_protection_directive_1995_dpd_03(data.result_codes),
	echr_ech_01(data.result_codes),
	echr_ech_02(data.result_codes),
	echr_ech_03(data.result_codes),
	edpb_facial_recognition_edpb_01(data.result_codes),
	edpb_facial_recognition_edpb_02(data.result_codes),
	edpb_facial_recognition_edpb_03(data.result_codes),
	edpb_facial_recognition_edpb_04(data.result_codes),
	edpb_facial_recognition_edpb_05(data.result_codes),
	edpb_facial_recognition_edpb_06(data.result_codes),
	edpb_facial_recognition_edpb_07(data.result_codes),
	edpb_facial_recognition_edpb_08(data.result_codes),
	us_fourth_amendment_fam_01(data.result_codes),
	german_basic_law_gbl_01(data.result_codes),
	gdpr_gdp_01(data.result_codes),
	gdpr_gdp_02(data.result_codes),
	gdpr_gdp_03(data.result_codes),
	gdpr_gdp_04(data.result_codes),
	human_rights_test_hr_01(data.result_codes),
	human_rights_test_hr_02(data.result_codes),
	human_rights_test_hr_03(data.result_codes),
	human_rights_test_hr_04(data.result_codes),
	human_rights_test_hr_05(data.result_codes),
	human_rights_test_hr_06(data.result_codes),
	human_rights_test_hr_07(data.result_codes),
	human_rights_test_hr_08(data.result_codes),
	human_rights_test_hr_09(data.result_codes),
	human_rights_test_hr_10(data.result_codes),
	iccpr_icc_01(data.result_codes),
	iccpr_icc_02(data.result_codes),
	iccpr_icc_03(data.result_codes),
	kenya_data_protection_act_ked_01(data.result_codes),
	eu_law_enforcement_directive_led_01(data.result_codes),
	eu_law_enforcement_directive_led_02(data.result_codes),
	eu_law_enforcement_directive_led_03(data.result_codes),
	eu_law_enforcement_directive_led_04(data.result_codes),
	eu_law_enforcement_directive_led_05(data.result_codes),
	eu_law_enforcement_directive_led_06(data.result_codes),
	eu_law_enforcement_directive_led_07(data.result_codes),
	eu_law_enforcement_directive_led_08(data.result_codes),
	technical_evidence_nst_01(data.result_codes),
	technical_evidence_nst_02(data.result_codes),
	technical_evidence_nst_03(data.result_codes),
	technical_evidence_nst_04(data.result_codes),
	technical_evidence_nst_05(data.result_codes),
	new_zealand_privacy_act_nzp_01(data.result_codes),
	new_zealand_privacy_act_nzp_02(data.result_codes),
	new_zealand_privacy_act_nzp_03(data.result_codes),
	new_zealand_privacy_act_nzp_04(data.result_codes),
	ohchr_ohc_01(data.result_codes),
	ohchr_ohc_02(data.result_codes),
	ohchr_ohc_03(data.result_codes),
	ohchr_ohc_04(data.result_codes),
	uk_protection_of_freedoms_act_pof_01(data.result_codes),
	quebec_information_technology_qcb_01(data.result_codes),
	quebec_information_technology_qcb_02(data.result_codes),
	quebec_information_technology_qcb_03(data.result_codes),
	serbia_data_protection_law_rsp_01(data.result_codes),
	serbia_data_protection_law_rsp_02(data.result_codes),
	guiding_principles_ucr_01(data.result_codes),
	guiding_principles_ucr_02(data.result_codes),
	guiding_principles_ucr_03(data.result_codes),
	guiding_principles_ucr_04(data.result_codes),
	guiding_principles_ucr_05(data.result_codes),
	guiding_principles_ucr_06(data.result_codes),
	guiding_principles_ucr_07(data.result_codes),
	guiding_principles_ucr_08(data.result_codes),
	guiding_principles_ucr_09(data.result_codes),
	guiding_principles_ucr_10(data.result_codes),
	guiding_principles_ucr_11(data.result_codes),
	guiding_principles_ucr_12(data.result_codes),
	guiding_principles_ucr_13(data.result_codes),
	guiding_principles_ucr_14(data.result_codes),
	guiding_principles_ucr_15(data.result_codes),
	uk_data_protection_ukg_01(data.result_codes),
	uk_data_protection_ukg_02(data.result_codes),
	uk_data_protection_ukg_03(data.result_codes),
	uk_data_protection_ukg_04(data.result_codes),
	uk_data_protection_ukg_05(data.result_codes),
	un_data_protection_unp_01(data.result_codes),
	un_data_protection_unp_02(data.result_codes),
	un_data_protection_unp_03(data.result_codes),
	un_data_protection_unp_04(data.result_codes),
	un_data_protection_unp_05(data.result_codes),
	un_data_protection_unp_06(data.result_codes),
	un_data_protection_unp_07(data.result_codes),
	un_data_protection_unp_08(data.result_codes),
	un_data_protection_unp_09(data.result_codes),
	un_data_protection_unp_10(data.result_codes),
	us_ftc_act_usf_01(data.result_codes),
	responsible_limits_wef_01(data.result_codes),
	responsible_limits_wef_02(data.result_codes),
	responsible_limits_wef_03(data.result_codes),
	responsible_limits_wef_04(data.result_codes),
	responsible_limits_wef_05(data.result_codes),
	responsible_limits_wef_06(data.result_codes),
	responsible_limits_wef_07(data.result_codes),
	responsible_limits_wef_08(data.result_codes),
	responsible_limits_wef_09(data.result_codes),
	responsible_limits_wef_10(data.result_codes),
	responsible_limits_wef_11(data.result_codes),
	responsible_limits_wef_12(data.result_codes),
	responsible_limits_wef_13(data.result_codes),
	responsible_limits_wef_14(data.result_codes),
	responsible_limits_wef_15(data.result_codes),
	responsible_limits_wef_16(data.result_codes),
	responsible_limits_wef_17(data.result_codes),
	responsible_limits_wef_18(data.result_codes),
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
	results[83],
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

claimed := [
	["AIA-07", eu_ai_act_aia_07_exceptions(data.result_words[results[6]][0])],
	["AIA-08", eu_ai_act_aia_08_exceptions(data.result_words[results[7]][0])],
	["AIA-14", eu_ai_act_aia_14_exceptions(data.result_words[results[13]][0])],
	["AIA-15", eu_ai_act_aia_15_exceptions(data.result_words[results[14]][0])],
	["AIA-16", eu_ai_act_aia_16_exceptions(data.result_words[results[15]][0])],
	["AIA-18", eu_ai_act_aia_18_exceptions(data.result_words[results[17]][0])],
	["AIA-22", eu_ai_act_aia_22_exceptions(data.result_words[results[21]][0])],
	["AIA-24", eu_ai_act_aia_24_exceptions(data.result_words[results[23]][0])],
	["AIA-26", eu_ai_act_aia_26_exceptions(data.result_words[results[25]][0])],
	["AIA-28", eu_ai_act_aia_28_exceptions(data.result_words[results[27]][0])],
	["AIA-30", eu_ai_act_aia_30_exceptions(data.result_words[results[29]][0])],
	["AIA-31", eu_ai_act_aia_31_exceptions(data.result_words[results[30]][0])],
	["AUP-01", australia_privacy_act_aup_01_exceptions(data.result_words[results[31]][0])],
	["AUP-03", australia_privacy_act_aup_03_exceptions(data.result_words[results[33]][0])],
	["CAP-01", canada_pipeda_cap_01_exceptions(data.result_words[results[35]][0])],
	["CAP-04", canada_pipeda_cap_04_exceptions(data.result_words[results[38]][0])],
	["COE-01", council_of_europe_coe_01_exceptions(data.result_words[results[39]][0])],
	["COE-05", council_of_europe_coe_05_exceptions(data.result_words[results[43]][0])],
	["DPD-02", data_protection_directive_1995_dpd_02_exceptions(data.result_words[results[48]][0])],
	["ECH-02", echr_ech_02_exceptions(data.result_words[results[51]][0])],
	["EDPB-04", edpb_facial_recognition_edpb_04_exceptions(data.result_words[results[56]][0])],
	["GBL-01", german_basic_law_gbl_01_exceptions(data.result_words[results[62]][0])],
	["GDP-02", gdpr_gdp_02_exceptions(data.result_words[results[64]][0])],
	["GDP-04", gdpr_gdp_04_exceptions(data.result_words[results[66]][0])],
	["HR-01", human_rights_test_hr_01_exceptions(data.result_words[results[67]][0])],
	["HR-02", human_rights_test_hr_02_exceptions(data.result_words[results[68]][0])],
	["HR-04", human_rights_test_hr_04_exceptions(data.result_words[results[70]][0])],
	["HR-09", human_rights_test_hr_09_exceptions(data.result_words[results[75]][0])],
	["HR-10", human_rights_test_hr_10_exceptions(data.result_words[results[76]][0])],
	["ICC-03", iccpr_icc_03_exceptions(data.result_words[results[79]][0])],
	["LED-03", eu_law_enforcement_directive_led_03_exceptions(data.result_words[results[83]][0])],
	["LED-04", eu_law_enforcement_directive_led_04_exceptions(data.result_words[results[84]][0])],
	["LED-05", eu_law_enforcement_directive_led_05_exceptions(data.result_words[results[85]][0])],
	["LED-07", eu_law_enforcement_directive_led_07_exceptions(data.result_words[results[87]][0])],
	["LED-08", eu_law_enforcement_directive_led_08_exceptions(data.result_words[results[88]][0])],
	["NST-04", technical_evidence_nst_04_exceptions(data.result_words[results[92]][0])],
	["NZP-02", new_zealand_privacy_act_nzp_02_exceptions(data.result_words[results[95]][0])],
	["OHC-02", ohchr_ohc_02_exceptions(data.result_words[results[99]][0])],
	["POF-01", uk_protection_of_freedoms_act_pof_01_exceptions(data.result_words[results[102]][0])],
	["QCB-02", quebec_information_technology_qcb_02_exceptions(data.result_words[results[104]][0])],
	["RSP-02", serbia_data_protection_law_rsp_02_exceptions(data.result_words[results[107]][0])],
	["UCR-08", guiding_principles_ucr_08_exceptions(data.result_words[results[115]][0])],
	["UCR-11", guiding_principles_ucr_11_exceptions(data.result_words[results[118]][0])],
	["UCR-14", guiding_principles_ucr_14_exceptions(data.result_words[results[121]][0])],
	["UKG-02", uk_data_protection_ukg_02_exceptions(data.result_words[results[124]][0])],
	["UKG-05", uk_data_protection_ukg_05_exceptions(data.result_words[results[127]][0])],
	["UNP-08", un_data_protection_unp_08_exceptions(data.result_words[results[135]][0])],
	["WEF-07", responsible_limits_wef_07_exceptions(data.result_words[results[145]][0])],
]

exceptions := {id: names |
	some [id, names] in claimed
	names != []
}

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

eu_ai_act_aia_01(codes) := codes.not_applicable.blocking[lib.force("AIA-01")] if {
	requirements.eu_ai_act.aia_01.applies == "no"
}

else := codes[standing_20121_null].blocking[lib.force("AIA-01")] if {
	standing_20121_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.eu_ai_act.aia_01.applies, "no", requirements.eu_ai_act.aia_01.satisfied)].blocking[lib.force("AIA-01")]
}

else := codes.undetermined.blocking[lib.force("AIA-01")]

eu_ai_act_aia_02(codes) := codes.not_applicable.blocking[lib.force("AIA-02")] if {
	requirements.eu_ai_act.aia_02.applies == "no"
}

else := codes[standing_20121_null].blocking[lib.force("AIA-02")] if {
	standing_20121_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.eu_ai_act.aia_02.applies, "no", requirements.eu_ai_act.aia_02.satisfied)].blocking[lib.force("AIA-02")]
}

else := codes.undetermined.blocking[lib.force("AIA-02")]

eu_ai_act_aia_03(codes) := codes.not_applicable.blocking[lib.force("AIA-03")] if {
	requirements.eu_ai_act.aia_03.applies == "no"
}

else := codes[standing_20121_null].blocking[lib.force("AIA-03")] if {
	standing_20121_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.eu_ai_act.aia_03.applies, "no", requirements.eu_ai_act.aia_03.satisfied)].blocking[lib.force("AIA-03")]
}

else := codes.undetermined.blocking[lib.force("AIA-03")]

eu_ai_act_aia_04(codes) := codes.not_applicable.blocking[lib.force("AIA-04")] if {
	requirements.eu_ai_act.aia_04.applies == "no"
}

else := codes[standing_20121_null].blocking[lib.force("AIA-04")] if {
	standing_20121_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.eu_ai_act.aia_04.applies, "no", requirements.eu_ai_act.aia_04.satisfied)].blocking[lib.force("AIA-04")]
}

else := codes.undetermined.blocking[lib.force("AIA-04")]

eu_ai_act_aia_05(codes) := codes.not_applicable.blocking[lib.force("AIA-05")] if {
	requirements.eu_ai_act.aia_05.applies == "no"
}

else := codes[standing_20121_null].blocking[lib.force("AIA-05")] if {
	standing_20121_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.eu_ai_act.aia_05.applies, "no", requirements.eu_ai_act.aia_05.satisfied)].blocking[lib.force("AIA-05")]
}

else := codes.undetermined.blocking[lib.force("AIA-05")]

eu_ai_act_aia_06(codes) := codes.not_applicable.blocking[lib.force("AIA-06")] if {
	requirements.eu_ai_act.aia_06.applies == "no"
}

else := codes[standing_20121_null].blocking[lib.force("AIA-06")] if {
	standing_20121_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.eu_ai_act.aia_06.applies, "no", requirements.eu_ai_act.aia_06.satisfied)].blocking[lib.force("AIA-06")]
}

else := codes.undetermined.blocking[lib.force("AIA-06")]

eu_ai_act_aia_07(codes) := codes.not_applicable.blocking[lib.force("AIA-07")] if {
	requirements.eu_ai_act.aia_07.applies == "no"
}

else := codes[standing_20121_null].blocking[lib.force("AIA-07")] if {
	standing_20121_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.eu_ai_act.aia_07.applies, "no", requirements.eu_ai_act.aia_07.satisfied)][requirements.eu_ai_act.aia_07.severity][lib.force("AIA-07")]
}

else := codes.undetermined.blocking[lib.force("AIA-07")]

eu_ai_act_aia_08(codes) := codes.not_applicable.blocking[lib.force("AIA-08")] if {
	requirements.eu_ai_act.aia_08.applies == "no"
}

else := codes[standing_20121_null].blocking[lib.force("AIA-08")] if {
	standing_20121_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.eu_ai_act.aia_08.applies, "no", requirements.eu_ai_act.aia_08.satisfied)].blocking[lib.force("AIA-08")]
}

else := codes.undetermined.blocking[lib.force("AIA-08")]

eu_ai_act_aia_09(codes) := codes.not_applicable.blocking[lib.force("AIA-09")] if {
	requirements.eu_ai_act.aia_09.applies == "no"
}

else := codes[standing_20121_null].blocking[lib.force("AIA-09")] if {
	standing_20121_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.eu_ai_act.aia_09.applies, "no", requirements.eu_ai_act.aia_09.satisfied)].blocking[lib.force("AIA-09")]
}

else := codes.undetermined.blocking[lib.force("AIA-09")]

eu_ai_act_aia_10(codes) := codes.not_applicable.blocking[lib.force("AIA-10")] if {
	requirements.eu_ai_act.aia_10.applies == "no"
}

else := codes[standing_20121_null].blocking[lib.force("AIA-10")] if {
	standing_20121_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.eu_ai_act.aia_10.applies, "no", requirements.eu_ai_act.aia_10.satisfied)][requirements.eu_ai_act.aia_10.severity][lib.force("AIA-10")]
}

else := codes.undetermined.blocking[lib.force("AIA-10")]

eu_ai_act_aia_11(codes) := codes.not_applicable.blocking[lib.force("AIA-11")] if {
	requirements.eu_ai_act.aia_11.applies == "no"
}

else := codes[standing_20121_null].blocking[lib.force("AIA-11")] if {
	standing_20121_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.eu_ai_act.aia_11.applies, requirements.eu_ai_act.aia_11.deferred, requirements.eu_ai_act.aia_11.satisfied)][requirements.eu_ai_act.aia_11.severity][lib.force("AIA-11")]
}

else := codes.undetermined.blocking[lib.force("AIA-11")]

eu_ai_act_aia_12(codes) := codes.not_applicable.blocking[lib.force("AIA-12")] if {
	requirements.eu_ai_act.aia_12.applies == "no"
}

else := codes[standing_20121_null].blocking[lib.force("AIA-12")] if {
	standing_20121_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.eu_ai_act.aia_12.applies, "no", requirements.eu_ai_act.aia_12.satisfied)].blocking[lib.force("AIA-12")]
}

else := codes.undetermined.blocking[lib.force("AIA-12")]

eu_ai_act_aia_13(codes) := codes.not_applicable.blocking[lib.force("AIA-13")] if {
	requirements.eu_ai_act.aia_13.applies == "no"
}

else := codes[standing_20121_null].blocking[lib.force("AIA-13")] if {
	standing_20121_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.eu_ai_act.aia_13.applies, "no", requirements.eu_ai_act.aia_13.satisfied)].blocking[lib.force("AIA-13")]
}

else := codes.undetermined.blocking[lib.force("AIA-13")]

eu_ai_act_aia_14(codes) := codes.not_applicable.blocking[lib.force("AIA-14")] if {
	requirements.eu_ai_act.aia_14.applies == "no"
}

else := codes[standing_20121_null].blocking[lib.force("AIA-14")] if {
	standing_20121_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.eu_ai_act.aia_14.applies, "no", requirements.eu_ai_act.aia_14.satisfied)].blocking[lib.force("AIA-14")]
}

else := codes.undetermined.blocking[lib.force("AIA-14")]

eu_ai_act_aia_15(codes) := codes.not_applicable.blocking[lib.force("AIA-15")] if {
	requirements.eu_ai_act.aia_15.applies == "no"
}

else := codes[standing_20121_null].blocking[lib.force("AIA-15")] if {
	standing_20121_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.eu_ai_act.aia_15.applies, "no", requirements.eu_ai_act.aia_15.satisfied)].blocking[lib.force("AIA-15")]
}

else := codes.undetermined.blocking[lib.force("AIA-15")]

eu_ai_act_aia_16(codes) := codes.not_applicable.blocking[lib.force("AIA-16")] if {
	requirements.eu_ai_act.aia_16.applies == "no"
}

else := codes[standing_20121_null].blocking[lib.force("AIA-16")] if {
	standing_20121_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.eu_ai_act.aia_16.applies, "no", requirements.eu_ai_act.aia_16.satisfied)].blocking[lib.force("AIA-16")]
}

else := codes.undetermined.blocking[lib.force("AIA-16")]

eu_ai_act_aia_17(codes) := codes.not_applicable.major[lib.force("AIA-17")] if {
	requirements.eu_ai_act.aia_17.applies == "no"
}

else := codes[standing_21154_null].major[lib.force("AIA-17")] if {
	standing_21154_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.eu_ai_act.aia_17.applies, requirements.eu_ai_act.aia_17.deferred, requirements.eu_ai_act.aia_17.satisfied)].major[lib.force("AIA-17")]
}

else := codes.undetermined.major[lib.force("AIA-17")]

eu_ai_act_aia_18(codes) := codes.not_applicable.blocking[lib.force("AIA-18")] if {
	requirements.eu_ai_act.aia_18.applies == "no"
}

else := codes[standing_21154_null].blocking[lib.force("AIA-18")] if {
	standing_21154_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.eu_ai_act.aia_18.applies, requirements.eu_ai_act.aia_18.deferred, requirements.eu_ai_act.aia_18.satisfied)].blocking[lib.force("AIA-18")]
}

else := codes.undetermined.blocking[lib.force("AIA-18")]

eu_ai_act_aia_19(codes) := codes.not_applicable.blocking[lib.force("AIA-19")] if {
	requirements.eu_ai_act.aia_19.applies == "no"
}

else := codes[standing_21154_null].blocking[lib.force("AIA-19")] if {
	standing_21154_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.eu_ai_act.aia_19.applies, requirements.eu_ai_act.aia_19.deferred, requirements.eu_ai_act.aia_19.satisfied)].blocking[lib.force("AIA-19")]
}

else := codes.undetermined.blocking[lib.force("AIA-19")]

eu_ai_act_aia_20(codes) := codes.not_applicable.blocking[lib.force("AIA-20")] if {
	requirements.eu_ai_act.aia_20.applies == "no"
}

else := codes[standing_21154_null].blocking[lib.force("AIA-20")] if {
	standing_21154_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.eu_ai_act.aia_20.applies, requirements.eu_ai_act.aia_20.deferred, requirements.eu_ai_act.aia_20.satisfied)].blocking[lib.force("AIA-20")]
}

else := codes.undetermined.blocking[lib.force("AIA-20")]

eu_ai_act_aia_21(codes) := codes.not_applicable.major[lib.force("AIA-21")] if {
	requirements.eu_ai_act.aia_21.applies == "no"
}

else := codes[standing_21154_null].major[lib.force("AIA-21")] if {
	standing_21154_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.eu_ai_act.aia_21.applies, requirements.eu_ai_act.aia_21.deferred, requirements.eu_ai_act.aia_21.satisfied)].major[lib.force("AIA-21")]
}

else := codes.undetermined.major[lib.force("AIA-21")]

eu_ai_act_aia_22(codes) := codes.not_applicable.blocking[lib.force("AIA-22")] if {
	requirements.eu_ai_act.aia_22.applies == "no"
}

else := codes[standing_21154_null].blocking[lib.force("AIA-22")] if {
	standing_21154_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.eu_ai_act.aia_22.applies, requirements.eu_ai_act.aia_22.deferred, requirements.eu_ai_act.aia_22.satisfied)].blocking[lib.force("AIA-22")]
}

else := codes.undetermined.blocking[lib.force("AIA-22")]

eu_ai_act_aia_23(codes) := codes.not_applicable.major[lib.force("AIA-23")] if {
	requirements.eu_ai_act.aia_23.applies == "no"
}

else := codes[standing_21154_null].major[lib.force("AIA-23")] if {
	standing_21154_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.eu_ai_act.aia_23.applies, requirements.eu_ai_act.aia_23.deferred, requirements.eu_ai_act.aia_23.satisfied)].major[lib.force("AIA-23")]
}

else := codes.undetermined.major[lib.force("AIA-23")]

eu_ai_act_aia_24(codes) := codes.not_applicable.major[lib.force("AIA-24")] if {
	requirements.eu_ai_act.aia_24.applies == "no"
}

else := codes[standing_21154_null].major[lib.force("AIA-24")] if {
	standing_21154_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.eu_ai_act.aia_24.applies, requirements.eu_ai_act.aia_24.deferred, requirements.eu_ai_act.aia_24.satisfied)].major[lib.force("AIA-24")]
}

else := codes.undetermined.major[lib.force("AIA-24")]

eu_ai_act_aia_25(codes) := codes.not_applicable.major[lib.force("AIA-25")] if {
	requirements.eu_ai_act.aia_25.applies == "no"
}

else := codes[standing_20121_null].major[lib.force("AIA-25")] if {
	standing_20121_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.eu_ai_act.aia_25.applies, "no", requirements.eu_ai_act.aia_25.satisfied)].major[lib.force("AIA-25")]
}

else := codes.undetermined.major[lib.force("AIA-25")]

eu_ai_act_aia_26(codes) := codes.not_applicable.blocking[lib.force("AIA-26")] if {
	requirements.eu_ai_act.aia_26.applies == "no"
}

else := codes[standing_21154_null].blocking[lib.force("AIA-26")] if {
	standing_21154_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.eu_ai_act.aia_26.applies, requirements.eu_ai_act.aia_26.deferred, requirements.eu_ai_act.aia_26.satisfied)].blocking[lib.force("AIA-26")]
}

else := codes.undetermined.blocking[lib.force("AIA-26")]

eu_ai_act_aia_27(codes) := codes.not_applicable.major[lib.force("AIA-27")] if {
	requirements.eu_ai_act.aia_27.applies == "no"
}

else := codes[standing_21154_null].major[lib.force("AIA-27")] if {
	standing_21154_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.eu_ai_act.aia_27.applies, requirements.eu_ai_act.aia_27.deferred, requirements.eu_ai_act.aia_27.satisfied)].major[lib.force("AIA-27")]
}

else := codes.undetermined.major[lib.force("AIA-27")]

eu_ai_act_aia_28(codes) := codes.not_applicable.blocking[lib.force("AIA-28")] if {
	requirements.eu_ai_act.aia_28.applies == "no"
}

else := codes[standing_20667_null].blocking[lib.force("AIA-28")] if {
	standing_20667_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.eu_ai_act.aia_28.applies, requirements.eu_ai_act.aia_28.deferred, requirements.eu_ai_act.aia_28.satisfied)].blocking[lib.force("AIA-28")]
}

else := codes.undetermined.blocking[lib.force("AIA-28")]

eu_ai_act_aia_29(codes) := codes.not_applicable.major[lib.force("AIA-29")] if {
	requirements.eu_ai_act.aia_29.applies == "no"
}

else := codes[standing_21154_null].major[lib.force("AIA-29")] if {
	standing_21154_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.eu_ai_act.aia_29.applies, requirements.eu_ai_act.aia_29.deferred, requirements.eu_ai_act.aia_29.satisfied)].major[lib.force("AIA-29")]
}

else := codes.undetermined.major[lib.force("AIA-29")]

eu_ai_act_aia_30(codes) := codes.not_applicable.major[lib.force("AIA-30")] if {
	requirements.eu_ai_act.aia_30.applies == "no"
}

else := codes[standing_20667_null].major[lib.force("AIA-30")] if {
	standing_20667_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.eu_ai_act.aia_30.applies, requirements.eu_ai_act.aia_30.deferred, requirements.eu_ai_act.aia_30.satisfied)].major[lib.force("AIA-30")]
}

else := codes.undetermined.major[lib.force("AIA-30")]

eu_ai_act_aia_31(codes) := codes.not_applicable.major[lib.force("AIA-31")] if {
	requirements.eu_ai_act.aia_31.applies == "no"
}

else := codes[standing_20667_null].major[lib.force("AIA-31")] if {
	standing_20667_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.eu_ai_act.aia_31.applies, "no", requirements.eu_ai_act.aia_31.satisfied)].major[lib.force("AIA-31")]
}

else := codes.undetermined.major[lib.force("AIA-31")]

australia_privacy_act_aup_01(codes) := codes.not_applicable.blocking[lib.force("AUP-01")] if {
	requirements.australia_privacy_act.aup_01.applies == "no"
}

else := codes[standing_16141_null].blocking[lib.force("AUP-01")] if {
	standing_16141_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.australia_privacy_act.aup_01.applies, "no", requirements.australia_privacy_act.aup_01.satisfied)].blocking[lib.force("AUP-01")]
}

else := codes.undetermined.blocking[lib.force("AUP-01")]

australia_privacy_act_aup_02(codes) := codes.not_applicable.blocking[lib.force("AUP-02")] if {
	requirements.australia_privacy_act.aup_02.applies == "no"
}

else := codes[standing_16141_null].blocking[lib.force("AUP-02")] if {
	standing_16141_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.australia_privacy_act.aup_02.applies, "no", requirements.australia_privacy_act.aup_02.satisfied)].blocking[lib.force("AUP-02")]
}

else := codes.undetermined.blocking[lib.force("AUP-02")]

australia_privacy_act_aup_03(codes) := codes.not_applicable.major[lib.force("AUP-03")] if {
	requirements.australia_privacy_act.aup_03.applies == "no"
}

else := codes[standing_16141_null].major[lib.force("AUP-03")] if {
	standing_16141_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.australia_privacy_act.aup_03.applies, "no", requirements.australia_privacy_act.aup_03.satisfied)].major[lib.force("AUP-03")]
}

else := codes.undetermined.major[lib.force("AUP-03")]

australia_privacy_act_aup_04(codes) := codes.not_applicable.major[lib.force("AUP-04")] if {
	requirements.australia_privacy_act.aup_04.applies == "no"
}

else := codes[standing_16141_null].major[lib.force("AUP-04")] if {
	standing_16141_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.australia_privacy_act.aup_04.applies, "no", requirements.australia_privacy_act.aup_04.satisfied)].major[lib.force("AUP-04")]
}

else := codes.undetermined.major[lib.force("AUP-04")]

canada_pipeda_cap_01(codes) := codes.not_applicable.blocking[lib.force("CAP-01")] if {
	requirements.canada_pipeda.cap_01.applies == "no"
}

else := codes[standing_12418_null].blocking[lib.force("CAP-01")] if {
	standing_12418_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.canada_pipeda.cap_01.applies, "no", requirements.canada_pipeda.cap_01.satisfied)].blocking[lib.force("CAP-01")]
}

else := codes.undetermined.blocking[lib.force("CAP-01")]

canada_pipeda_cap_02(codes) := codes.not_applicable.major[lib.force("CAP-02")] if {
	requirements.canada_pipeda.cap_02.applies == "no"
}

else := codes[standing_12418_null].major[lib.force("CAP-02")] if {
	standing_12418_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.canada_pipeda.cap_02.applies, "no", requirements.canada_pipeda.cap_02.satisfied)].major[lib.force("CAP-02")]
}

else := codes.undetermined.major[lib.force("CAP-02")]

canada_pipeda_cap_03(codes) := codes.not_applicable.blocking[lib.force("CAP-03")] if {
	requirements.canada_pipeda.cap_03.applies == "no"
}

else := codes[standing_12418_null].blocking[lib.force("CAP-03")] if {
	standing_12418_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.canada_pipeda.cap_03.applies, "no", requirements.canada_pipeda.cap_03.satisfied)].blocking[lib.force("CAP-03")]
}

else := codes.undetermined.blocking[lib.force("CAP-03")]

canada_pipeda_cap_04(codes) := codes.not_applicable.major[lib.force("CAP-04")] if {
	requirements.canada_pipeda.cap_04.applies == "no"
}

else := codes[standing_12418_null].major[lib.force("CAP-04")] if {
	standing_12418_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.canada_pipeda.cap_04.applies, "no", requirements.canada_pipeda.cap_04.satisfied)].major[lib.force("CAP-04")]
}

else := codes.undetermined.major[lib.force("CAP-04")]

council_of_europe_coe_01(codes) := codes.not_applicable.blocking[lib.force("COE-01")] if {
	requirements.council_of_europe.coe_01.applies == "no"
}

else := codes[standing_18655_null].blocking[lib.force("COE-01")] if {
	standing_18655_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.council_of_europe.coe_01.applies, "no", requirements.council_of_europe.coe_01.satisfied)].blocking[lib.force("COE-01")]
}

else := codes.undetermined.blocking[lib.force("COE-01")]

council_of_europe_coe_02(codes) := codes.not_applicable.blocking[lib.force("COE-02")] if {
	requirements.council_of_europe.coe_02.applies == "no"
}

else := codes[standing_18655_null].blocking[lib.force("COE-02")] if {
	standing_18655_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.council_of_europe.coe_02.applies, "no", requirements.council_of_europe.coe_02.satisfied)][requirements.council_of_europe.coe_02.severity][lib.force("COE-02")]
}

else := codes.undetermined.blocking[lib.force("COE-02")]

council_of_europe_coe_03(codes) := codes.not_applicable.major[lib.force("COE-03")] if {
	requirements.council_of_europe.coe_03.applies == "no"
}

else := codes[standing_18655_null].major[lib.force("COE-03")] if {
	standing_18655_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.council_of_europe.coe_03.applies, "no", requirements.council_of_europe.coe_03.satisfied)].major[lib.force("COE-03")]
}

else := codes.undetermined.major[lib.force("COE-03")]

council_of_europe_coe_04(codes) := codes.not_applicable.blocking[lib.force("COE-04")] if {
	requirements.council_of_europe.coe_04.applies == "no"
}

else := codes[standing_18655_null].blocking[lib.force("COE-04")] if {
	standing_18655_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.council_of_europe.coe_04.applies, "no", requirements.council_of_europe.coe_04.satisfied)].blocking[lib.force("COE-04")]
}

else := codes.undetermined.blocking[lib.force("COE-04")]

council_of_europe_coe_05(codes) := codes.not_applicable.major[lib.force("COE-05")] if {
	requirements.council_of_europe.coe_05.applies == "no"
}

else := codes[standing_18655_null].major[lib.force("COE-05")] if {
	standing_18655_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.council_of_europe.coe_05.applies, "no", requirements.council_of_europe.coe_05.satisfied)].major[lib.force("COE-05")]
}

else := codes.undetermined.major[lib.force("COE-05")]

council_of_europe_coe_06(codes) := codes.not_applicable.major[lib.force("COE-06")] if {
	requirements.council_of_europe.coe_06.applies == "no"
}

else := codes[standing_null_null].major[lib.force("COE-06")] if {
	standing_null_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.council_of_europe.coe_06.applies, requirements.council_of_europe.coe_06.deferred, requirements.council_of_europe.coe_06.satisfied)].major[lib.force("COE-06")]
}

else := codes.undetermined.major[lib.force("COE-06")]

council_of_europe_coe_07(codes) := codes.not_applicable.major[lib.force("COE-07")] if {
	requirements.council_of_europe.coe_07.applies == "no"
}

else := codes[standing_18655_null].major[lib.force("COE-07")] if {
	standing_18655_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.council_of_europe.coe_07.applies, "no", requirements.council_of_europe.coe_07.satisfied)].major[lib.force("COE-07")]
}

else := codes.undetermined.major[lib.force("COE-07")]

council_of_europe_coe_08(codes) := codes.not_applicable.minor[lib.force("COE-08")] if {
	requirements.council_of_europe.coe_08.applies == "no"
}

else := codes[standing_null_null].minor[lib.force("COE-08")] if {
	standing_null_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.council_of_europe.coe_08.applies, requirements.council_of_europe.coe_08.deferred, requirements.council_of_europe.coe_08.satisfied)].minor[lib.force("COE-08")]
}

else := codes.undetermined.minor[lib.force("COE-08")]

data_protection_directive_1995_dpd_01(codes) := codes.not_applicable.blocking[lib.force("DPD-01")] if {
	requirements.data_protection_directive_1995.dpd_01.applies == "no"
}

else := codes[standing_10523_17676].blocking[lib.force("DPD-01")] if {
	standing_10523_17676 != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.data_protection_directive_1995.dpd_01.applies, "no", requirements.data_protection_directive_1995.dpd_01.satisfied)].blocking[lib.force("DPD-01")]
}

else := codes.undetermined.blocking[lib.force("DPD-01")]

data_protection_directive_1995_dpd_02(codes) := codes.not_applicable.major[lib.force("DPD-02")] if {
	requirements.data_protection_directive_1995.dpd_02.applies == "no"
}

else := codes[standing_10523_17676].major[lib.force("DPD-02")] if {
	standing_10523_17676 != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.data_protection_directive_1995.dpd_02.applies, "no", requirements.data_protection_directive_1995.dpd_02.satisfied)].major[lib.force("DPD-02")]
}

else := codes.undetermined.major[lib.force("DPD-02")]

data_protection_directive_1995_dpd_03(codes) := codes.not_applicable.blocking[lib.force("DPD-03")] if {
	requirements.data_protection_directive_1995.dpd_03.applies == "no"
}

else := codes[standing_10523_17676].blocking[lib.force("DPD-03")] if {
	standing_10523_17676 != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.data_protection_directive_1995.dpd_03.applies, "no", requirements.data_protection_directive_1995.dpd_03.satisfied)].blocking[lib.force("DPD-03")]
}

else := codes.undetermined.blocking[lib.force("DPD-03")]

echr_ech_01(codes) := codes.not_applicable.blocking[lib.force("ECH-01")] if {
	requirements.echr.ech_01.applies == "no"
}

else := codes[standing_minus_5964_null].blocking[lib.force("ECH-01")] if {
	standing_minus_5964_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.echr.ech_01.applies, "no", requirements.echr.ech_01.satisfied)].blocking[lib.force("ECH-01")]
}

else := codes.undetermined.blocking[lib.force("ECH-01")]

echr_ech_02(codes) := codes.not_applicable.major[lib.force("ECH-02")] if {
	requirements.echr.ech_02.applies == "no"
}

else := codes[standing_minus_5964_null].major[lib.force("ECH-02")] if {
	standing_minus_5964_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.echr.ech_02.applies, "no", requirements.echr.ech_02.satisfied)].major[lib.force("ECH-02")]
}

else := codes.undetermined.major[lib.force("ECH-02")]

echr_ech_03(codes) := codes.not_applicable.blocking[lib.force("ECH-03")] if {
	requirements.echr.ech_03.applies == "no"
}

else := codes[standing_15069_null].blocking[lib.force("ECH-03")] if {
	standing_15069_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.echr.ech_03.applies, "no", requirements.echr.ech_03.satisfied)][requirements.echr.ech_03.severity][lib.force("ECH-03")]
}

else := codes.undetermined.blocking[lib.force("ECH-03")]

edpb_facial_recognition_edpb_01(codes) := codes.not_applicable.blocking[lib.force("EDPB-01")] if {
	requirements.edpb_facial_recognition.edpb_01.applies == "no"
}

else := codes[standing_19473_null].blocking[lib.force("EDPB-01")] if {
	standing_19473_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.edpb_facial_recognition.edpb_01.applies, "no", requirements.edpb_facial_recognition.edpb_01.satisfied)][requirements.edpb_facial_recognition.edpb_01.severity][lib.force("EDPB-01")]
}

else := codes.undetermined.blocking[lib.force("EDPB-01")]

edpb_facial_recognition_edpb_02(codes) := codes.not_applicable.blocking[lib.force("EDPB-02")] if {
	requirements.edpb_facial_recognition.edpb_02.applies == "no"
}

else := codes[standing_19473_null].blocking[lib.force("EDPB-02")] if {
	standing_19473_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.edpb_facial_recognition.edpb_02.applies, "no", requirements.edpb_facial_recognition.edpb_02.satisfied)].blocking[lib.force("EDPB-02")]
}

else := codes.undetermined.blocking[lib.force("EDPB-02")]

edpb_facial_recognition_edpb_03(codes) := codes.not_applicable.major[lib.force("EDPB-03")] if {
	requirements.edpb_facial_recognition.edpb_03.applies == "no"
}

else := codes[standing_19473_null].major[lib.force("EDPB-03")] if {
	standing_19473_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.edpb_facial_recognition.edpb_03.applies, "no", requirements.edpb_facial_recognition.edpb_03.satisfied)].major[lib.force("EDPB-03")]
}

else := codes.undetermined.major[lib.force("EDPB-03")]

edpb_facial_recognition_edpb_04(codes) := codes.not_applicable.major[lib.force("EDPB-04")] if {
	requirements.edpb_facial_recognition.edpb_04.applies == "no"
}

else := codes[standing_19473_null].major[lib.force("EDPB-04")] if {
	standing_19473_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.edpb_facial_recognition.edpb_04.applies, "no", requirements.edpb_facial_recognition.edpb_04.satisfied)].major[lib.force("EDPB-04")]
}

else := codes.undetermined.major[lib.force("EDPB-04")]

edpb_facial_recognition_edpb_05(codes) := codes.not_applicable.major[lib.force("EDPB-05")] if {
	requirements.edpb_facial_recognition.edpb_05.applies == "no"
}

else := codes[standing_19473_null].major[lib.force("EDPB-05")] if {
	standing_19473_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.edpb_facial_recognition.edpb_05.applies, "no", requirements.edpb_facial_recognition.edpb_05.satisfied)].major[lib.force("EDPB-05")]
}

else := codes.undetermined.major[lib.force("EDPB-05")]

edpb_facial_recognition_edpb_06(codes) := codes.not_applicable.major[lib.force("EDPB-06")] if {
	requirements.edpb_facial_recognition.edpb_06.applies == "no"
}

else := codes[standing_19473_null].major[lib.force("EDPB-06")] if {
	standing_19473_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.edpb_facial_recognition.edpb_06.applies, "no", requirements.edpb_facial_recognition.edpb_06.satisfied)].major[lib.force("EDPB-06")]
}

else := codes.undetermined.major[lib.force("EDPB-06")]

edpb_facial_recognition_edpb_07(codes) := codes.not_applicable.major[lib.force("EDPB-07")] if {
	requirements.edpb_facial_recognition.edpb_07.applies == "no"
}

else := codes[standing_19473_null].major[lib.force("EDPB-07")] if {
	standing_19473_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.edpb_facial_recognition.edpb_07.applies, "no", requirements.edpb_facial_recognition.edpb_07.satisfied)].major[lib.force("EDPB-07")]
}

else := codes.undetermined.major[lib.force("EDPB-07")]

edpb_facial_recognition_edpb_08(codes) := codes.not_applicable.major[lib.force("EDPB-08")] if {
	requirements.edpb_facial_recognition.edpb_08.applies == "no"
}

else := codes[standing_19473_null].major[lib.force("EDPB-08")] if {
	standing_19473_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.edpb_facial_recognition.edpb_08.applies, "no", requirements.edpb_facial_recognition.edpb_08.satisfied)].major[lib.force("EDPB-08")]
}

else := codes.undetermined.major[lib.force("EDPB-08")]

us_fourth_amendment_fam_01(codes) := codes.not_applicable.major[lib.force("FAM-01")] if {
	requirements.us_fourth_amendment.fam_01.applies == "no"
}

else := codes[standing_minus_65030_null].major[lib.force("FAM-01")] if {
	standing_minus_65030_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.us_fourth_amendment.fam_01.applies, "no", requirements.us_fourth_amendment.fam_01.satisfied)].major[lib.force("FAM-01")]
}

else := codes.undetermined.major[lib.force("FAM-01")]

german_basic_law_gbl_01(codes) := codes.not_applicable.blocking[lib.force("GBL-01")] if {
	requirements.german_basic_law.gbl_01.applies == "no"
}

else := codes[standing_5096_null].blocking[lib.force("GBL-01")] if {
	standing_5096_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.german_basic_law.gbl_01.applies, "no", requirements.german_basic_law.gbl_01.satisfied)].blocking[lib.force("GBL-01")]
}

else := codes.undetermined.blocking[lib.force("GBL-01")]

gdpr_gdp_01(codes) := codes.not_applicable.blocking[lib.force("GDP-01")] if {
	requirements.gdpr.gdp_01.applies == "no"
}

else := codes[standing_17676_null].blocking[lib.force("GDP-01")] if {
	standing_17676_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.gdpr.gdp_01.applies, "no", requirements.gdpr.gdp_01.satisfied)].blocking[lib.force("GDP-01")]
}

else := codes.undetermined.blocking[lib.force("GDP-01")]

gdpr_gdp_02(codes) := codes.not_applicable.blocking[lib.force("GDP-02")] if {
	requirements.gdpr.gdp_02.applies == "no"
}

else := codes[standing_17676_null].blocking[lib.force("GDP-02")] if {
	standing_17676_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.gdpr.gdp_02.applies, "no", requirements.gdpr.gdp_02.satisfied)].blocking[lib.force("GDP-02")]
}

else := codes.undetermined.blocking[lib.force("GDP-02")]

gdpr_gdp_03(codes) := codes.not_applicable.major[lib.force("GDP-03")] if {
	requirements.gdpr.gdp_03.applies == "no"
}

else := codes[standing_19866_null].major[lib.force("GDP-03")] if {
	standing_19866_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.gdpr.gdp_03.applies, "no", requirements.gdpr.gdp_03.satisfied)][requirements.gdpr.gdp_03.severity][lib.force("GDP-03")]
}

else := codes.undetermined.major[lib.force("GDP-03")]

gdpr_gdp_04(codes) := codes.not_applicable.blocking[lib.force("GDP-04")] if {
	requirements.gdpr.gdp_04.applies == "no"
}

else := codes[standing_17676_null].blocking[lib.force("GDP-04")] if {
	standing_17676_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.gdpr.gdp_04.applies, "no", requirements.gdpr.gdp_04.satisfied)][requirements.gdpr.gdp_04.severity][lib.force("GDP-04")]
}

else := codes.undetermined.blocking[lib.force("GDP-04")]

human_rights_test_hr_01(codes) := codes.not_applicable.blocking[lib.force("HR-01")] if {
	requirements.human_rights_test.hr_01.applies == "no"
}

else := codes[standing_minus_5964_null].blocking[lib.force("HR-01")] if {
	standing_minus_5964_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.human_rights_test.hr_01.applies, "no", requirements.human_rights_test.hr_01.satisfied)].blocking[lib.force("HR-01")]
}

else := codes.undetermined.blocking[lib.force("HR-01")]

human_rights_test_hr_02(codes) := codes.not_applicable.blocking[lib.force("HR-02")] if {
	requirements.human_rights_test.hr_02.applies == "no"
}

else := codes[standing_minus_5964_null].blocking[lib.force("HR-02")] if {
	standing_minus_5964_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.human_rights_test.hr_02.applies, "no", requirements.human_rights_test.hr_02.satisfied)].blocking[lib.force("HR-02")]
}

else := codes.undetermined.blocking[lib.force("HR-02")]

human_rights_test_hr_03(codes) := codes.not_applicable.blocking[lib.force("HR-03")] if {
	requirements.human_rights_test.hr_03.applies == "no"
}

else := codes[standing_minus_5964_null].blocking[lib.force("HR-03")] if {
	standing_minus_5964_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.human_rights_test.hr_03.applies, "no", requirements.human_rights_test.hr_03.satisfied)][requirements.human_rights_test.hr_03.severity][lib.force("HR-03")]
}

else := codes.undetermined.blocking[lib.force("HR-03")]

human_rights_test_hr_04(codes) := codes.not_applicable.major[lib.force("HR-04")] if {
	requirements.human_rights_test.hr_04.applies == "no"
}

else := codes[standing_2273_null].major[lib.force("HR-04")] if {
	standing_2273_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.human_rights_test.hr_04.applies, "no", requirements.human_rights_test.hr_04.satisfied)].major[lib.force("HR-04")]
}

else := codes.undetermined.major[lib.force("HR-04")]

human_rights_test_hr_05(codes) := codes.not_applicable.blocking[lib.force("HR-05")] if {
	requirements.human_rights_test.hr_05.applies == "no"
}

else := codes[standing_minus_5964_null].blocking[lib.force("HR-05")] if {
	standing_minus_5964_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.human_rights_test.hr_05.applies, "no", requirements.human_rights_test.hr_05.satisfied)][requirements.human_rights_test.hr_05.severity][lib.force("HR-05")]
}

else := codes.undetermined.blocking[lib.force("HR-05")]

human_rights_test_hr_06(codes) := codes.not_applicable.blocking[lib.force("HR-06")] if {
	requirements.human_rights_test.hr_06.applies == "no"
}

else := codes[standing_minus_5964_null].blocking[lib.force("HR-06")] if {
	standing_minus_5964_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.human_rights_test.hr_06.applies, "no", requirements.human_rights_test.hr_06.satisfied)][requirements.human_rights_test.hr_06.severity][lib.force("HR-06")]
}

else := codes.undetermined.blocking[lib.force("HR-06")]

human_rights_test_hr_07(codes) := codes.not_applicable.blocking[lib.force("HR-07")] if {
	requirements.human_rights_test.hr_07.applies == "no"
}

else := codes[standing_minus_5964_null].blocking[lib.force("HR-07")] if {
	standing_minus_5964_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.human_rights_test.hr_07.applies, "no", requirements.human_rights_test.hr_07.satisfied)][requirements.human_rights_test.hr_07.severity][lib.force("HR-07")]
}

else := codes.undetermined.blocking[lib.force("HR-07")]

human_rights_test_hr_08(codes) := codes.not_applicable.blocking[lib.force("HR-08")] if {
	requirements.human_rights_test.hr_08.applies == "no"
}

else := codes[standing_14579_null].blocking[lib.force("HR-08")] if {
	standing_14579_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.human_rights_test.hr_08.applies, "no", requirements.human_rights_test.hr_08.satisfied)].blocking[lib.force("HR-08")]
}

else := codes.undetermined.blocking[lib.force("HR-08")]

human_rights_test_hr_09(codes) := codes.not_applicable.blocking[lib.force("HR-09")] if {
	requirements.human_rights_test.hr_09.applies == "no"
}

else := codes[standing_minus_5964_null].blocking[lib.force("HR-09")] if {
	standing_minus_5964_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.human_rights_test.hr_09.applies, "no", requirements.human_rights_test.hr_09.satisfied)][requirements.human_rights_test.hr_09.severity][lib.force("HR-09")]
}

else := codes.undetermined.blocking[lib.force("HR-09")]

human_rights_test_hr_10(codes) := codes.not_applicable.blocking[lib.force("HR-10")] if {
	requirements.human_rights_test.hr_10.applies == "no"
}

else := codes[standing_minus_5964_null].blocking[lib.force("HR-10")] if {
	standing_minus_5964_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.human_rights_test.hr_10.applies, "no", requirements.human_rights_test.hr_10.satisfied)][requirements.human_rights_test.hr_10.severity][lib.force("HR-10")]
}

else := codes.undetermined.blocking[lib.force("HR-10")]

iccpr_icc_01(codes) := codes.not_applicable.major[lib.force("ICC-01")] if {
	requirements.iccpr.icc_01.applies == "no"
}

else := codes[standing_2273_null].major[lib.force("ICC-01")] if {
	standing_2273_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.iccpr.icc_01.applies, "no", requirements.iccpr.icc_01.satisfied)].major[lib.force("ICC-01")]
}

else := codes.undetermined.major[lib.force("ICC-01")]

iccpr_icc_02(codes) := codes.not_applicable.blocking[lib.force("ICC-02")] if {
	requirements.iccpr.icc_02.applies == "no"
}

else := codes[standing_2273_null].blocking[lib.force("ICC-02")] if {
	standing_2273_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.iccpr.icc_02.applies, "no", requirements.iccpr.icc_02.satisfied)][requirements.iccpr.icc_02.severity][lib.force("ICC-02")]
}

else := codes.undetermined.blocking[lib.force("ICC-02")]

iccpr_icc_03(codes) := codes.not_applicable.blocking[lib.force("ICC-03")] if {
	requirements.iccpr.icc_03.applies == "no"
}

else := codes[standing_7549_null].blocking[lib.force("ICC-03")] if {
	standing_7549_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.iccpr.icc_03.applies, "no", requirements.iccpr.icc_03.satisfied)].blocking[lib.force("ICC-03")]
}

else := codes.undetermined.blocking[lib.force("ICC-03")]

kenya_data_protection_act_ked_01(codes) := codes.not_applicable.blocking[lib.force("KED-01")] if {
	requirements.kenya_data_protection_act.ked_01.applies == "no"
}

else := codes[standing_18225_null].blocking[lib.force("KED-01")] if {
	standing_18225_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.kenya_data_protection_act.ked_01.applies, "no", requirements.kenya_data_protection_act.ked_01.satisfied)].blocking[lib.force("KED-01")]
}

else := codes.undetermined.blocking[lib.force("KED-01")]

eu_law_enforcement_directive_led_01(codes) := codes.not_applicable.blocking[lib.force("LED-01")] if {
	requirements.eu_law_enforcement_directive.led_01.applies == "no"
}

else := codes[standing_17657_null].blocking[lib.force("LED-01")] if {
	standing_17657_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.eu_law_enforcement_directive.led_01.applies, "no", requirements.eu_law_enforcement_directive.led_01.satisfied)].blocking[lib.force("LED-01")]
}

else := codes.undetermined.blocking[lib.force("LED-01")]

eu_law_enforcement_directive_led_02(codes) := codes.not_applicable.blocking[lib.force("LED-02")] if {
	requirements.eu_law_enforcement_directive.led_02.applies == "no"
}

else := codes[standing_17657_null].blocking[lib.force("LED-02")] if {
	standing_17657_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.eu_law_enforcement_directive.led_02.applies, "no", requirements.eu_law_enforcement_directive.led_02.satisfied)].blocking[lib.force("LED-02")]
}

else := codes.undetermined.blocking[lib.force("LED-02")]

eu_law_enforcement_directive_led_03(codes) := codes.not_applicable.blocking[lib.force("LED-03")] if {
	requirements.eu_law_enforcement_directive.led_03.applies == "no"
}

else := codes[standing_17657_null].blocking[lib.force("LED-03")] if {
	standing_17657_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.eu_law_enforcement_directive.led_03.applies, "no", requirements.eu_law_enforcement_directive.led_03.satisfied)].blocking[lib.force("LED-03")]
}

else := codes.undetermined.blocking[lib.force("LED-03")]

eu_law_enforcement_directive_led_04(codes) := codes.not_applicable.major[lib.force("LED-04")] if {
	requirements.eu_law_enforcement_directive.led_04.applies == "no"
}

else := codes[standing_17657_null].major[lib.force("LED-04")] if {
	standing_17657_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.eu_law_enforcement_directive.led_04.applies, "no", requirements.eu_law_enforcement_directive.led_04.satisfied)].major[lib.force("LED-04")]
}

else := codes.undetermined.major[lib.force("LED-04")]

eu_law_enforcement_directive_led_05(codes) := codes.not_applicable.blocking[lib.force("LED-05")] if {
	requirements.eu_law_enforcement_directive.led_05.applies == "no"
}

else := codes[standing_17657_null].blocking[lib.force("LED-05")] if {
	standing_17657_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.eu_law_enforcement_directive.led_05.applies, "no", requirements.eu_law_enforcement_directive.led_05.satisfied)][requirements.eu_law_enforcement_directive.led_05.severity][lib.force("LED-05")]
}

else := codes.undetermined.blocking[lib.force("LED-05")]

eu_law_enforcement_directive_led_06(codes) := codes.not_applicable.major[lib.force("LED-06")] if {
	requirements.eu_law_enforcement_directive.led_06.applies == "no"
}

else := codes[standing_17657_null].major[lib.force("LED-06")] if {
	standing_17657_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.eu_law_enforcement_directive.led_06.applies, "no", requirements.eu_law_enforcement_directive.led_06.satisfied)].major[lib.force("LED-06")]
}

else := codes.undetermined.major[lib.force("LED-06")]

eu_law_enforcement_directive_led_07(codes) := codes.not_applicable.blocking[lib.force("LED-07")] if {
	requirements.eu_law_enforcement_directive.led_07.applies == "no"
}

else := codes[standing_17657_null].blocking[lib.force("LED-07")] if {
	standing_17657_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.eu_law_enforcement_directive.led_07.applies, "no", requirements.eu_law_enforcement_directive.led_07.satisfied)][requirements.eu_law_enforcement_directive.led_07.severity][lib.force("LED-07")]
}

else := codes.undetermined.blocking[lib.force("LED-07")]

eu_law_enforcement_directive_led_08(codes) := codes.not_applicable.major[lib.force("LED-08")] if {
	requirements.eu_law_enforcement_directive.led_08.applies == "no"
}

else := codes[standing_17657_null].major[lib.force("LED-08")] if {
	standing_17657_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.eu_law_enforcement_directive.led_08.applies, "no", requirements.eu_law_enforcement_directive.led_08.satisfied)].major[lib.force("LED-08")]
}

else := codes.undetermined.major[lib.force("LED-08")]

technical_evidence_nst_01(codes) := codes.not_applicable.blocking[lib.force("NST-01")] if {
	requirements.technical_evidence.nst_01.applies == "no"
}

else := codes[standing_18774_null].blocking[lib.force("NST-01")] if {
	standing_18774_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.technical_evidence.nst_01.applies, "no", requirements.technical_evidence.nst_01.satisfied)][requirements.technical_evidence.nst_01.severity][lib.force("NST-01")]
}

else := codes.undetermined.blocking[lib.force("NST-01")]

technical_evidence_nst_02(codes) := codes.not_applicable.blocking[lib.force("NST-02")] if {
	requirements.technical_evidence.nst_02.applies == "no"
}

else := codes[standing_18249_null].blocking[lib.force("NST-02")] if {
	standing_18249_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.technical_evidence.nst_02.applies, "no", requirements.technical_evidence.nst_02.satisfied)][requirements.technical_evidence.nst_02.severity][lib.force("NST-02")]
}

else := codes.undetermined.blocking[lib.force("NST-02")]

technical_evidence_nst_03(codes) := codes.not_applicable.major[lib.force("NST-03")] if {
	requirements.technical_evidence.nst_03.applies == "no"
}

else := codes[standing_19452_null].major[lib.force("NST-03")] if {
	standing_19452_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.technical_evidence.nst_03.applies, "no", requirements.technical_evidence.nst_03.satisfied)].major[lib.force("NST-03")]
}

else := codes.undetermined.major[lib.force("NST-03")]

technical_evidence_nst_04(codes) := codes.not_applicable.major[lib.force("NST-04")] if {
	requirements.technical_evidence.nst_04.applies == "no"
}

else := codes[standing_20194_null].major[lib.force("NST-04")] if {
	standing_20194_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.technical_evidence.nst_04.applies, "no", requirements.technical_evidence.nst_04.satisfied)][requirements.technical_evidence.nst_04.severity][lib.force("NST-04")]
}

else := codes.undetermined.major[lib.force("NST-04")]

technical_evidence_nst_05(codes) := codes.not_applicable.major[lib.force("NST-05")] if {
	requirements.technical_evidence.nst_05.applies == "no"
}

else := codes[standing_19367_null].major[lib.force("NST-05")] if {
	standing_19367_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.technical_evidence.nst_05.applies, "no", requirements.technical_evidence.nst_05.satisfied)].major[lib.force("NST-05")]
}

else := codes.undetermined.major[lib.force("NST-05")]

new_zealand_privacy_act_nzp_01(codes) := codes.not_applicable.blocking[lib.force("NZP-01")] if {
	requirements.new_zealand_privacy_act.nzp_01.applies == "no"
}

else := codes[standing_18597_null].blocking[lib.force("NZP-01")] if {
	standing_18597_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.new_zealand_privacy_act.nzp_01.applies, "no", requirements.new_zealand_privacy_act.nzp_01.satisfied)].blocking[lib.force("NZP-01")]
}

else := codes.undetermined.blocking[lib.force("NZP-01")]

new_zealand_privacy_act_nzp_02(codes) := codes.not_applicable.major[lib.force("NZP-02")] if {
	requirements.new_zealand_privacy_act.nzp_02.applies == "no"
}

else := codes[standing_18597_null].major[lib.force("NZP-02")] if {
	standing_18597_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.new_zealand_privacy_act.nzp_02.applies, "no", requirements.new_zealand_privacy_act.nzp_02.satisfied)].major[lib.force("NZP-02")]
}

else := codes.undetermined.major[lib.force("NZP-02")]

new_zealand_privacy_act_nzp_03(codes) := codes.not_applicable.major[lib.force("NZP-03")] if {
	requirements.new_zealand_privacy_act.nzp_03.applies == "no"
}

else := codes[standing_18597_null].major[lib.force("NZP-03")] if {
	standing_18597_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.new_zealand_privacy_act.nzp_03.applies, "no", requirements.new_zealand_privacy_act.nzp_03.satisfied)].major[lib.force("NZP-03")]
}

else := codes.undetermined.major[lib.force("NZP-03")]

new_zealand_privacy_act_nzp_04(codes) := codes.not_applicable.major[lib.force("NZP-04")] if {
	requirements.new_zealand_privacy_act.nzp_04.applies == "no"
}

else := codes[standing_20395_null].major[lib.force("NZP-04")] if {
	standing_20395_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.new_zealand_privacy_act.nzp_04.applies, requirements.new_zealand_privacy_act.nzp_04.deferred, requirements.new_zealand_privacy_act.nzp_04.satisfied)].major[lib.force("NZP-04")]
}

else := codes.undetermined.major[lib.force("NZP-04")]

ohchr_ohc_01(codes) := codes.not_applicable.major[lib.force("OHC-01")] if {
	requirements.ohchr.ohc_01.applies == "no"
}

else := codes[standing_18885_null].major[lib.force("OHC-01")] if {
	standing_18885_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.ohchr.ohc_01.applies, "no", requirements.ohchr.ohc_01.satisfied)].major[lib.force("OHC-01")]
}

else := codes.undetermined.major[lib.force("OHC-01")]

ohchr_ohc_02(codes) := codes.not_applicable.blocking[lib.force("OHC-02")] if {
	requirements.ohchr.ohc_02.applies == "no"
}

else := codes[standing_18437_null].blocking[lib.force("OHC-02")] if {
	standing_18437_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.ohchr.ohc_02.applies, "no", requirements.ohchr.ohc_02.satisfied)][requirements.ohchr.ohc_02.severity][lib.force("OHC-02")]
}

else := codes.undetermined.blocking[lib.force("OHC-02")]

ohchr_ohc_03(codes) := codes.not_applicable.blocking[lib.force("OHC-03")] if {
	requirements.ohchr.ohc_03.applies == "no"
}

else := codes[standing_19237_null].blocking[lib.force("OHC-03")] if {
	standing_19237_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.ohchr.ohc_03.applies, "no", requirements.ohchr.ohc_03.satisfied)][requirements.ohchr.ohc_03.severity][lib.force("OHC-03")]
}

else := codes.undetermined.blocking[lib.force("OHC-03")]

ohchr_ohc_04(codes) := codes.not_applicable.major[lib.force("OHC-04")] if {
	requirements.ohchr.ohc_04.applies == "no"
}

else := codes[standing_15141_null].major[lib.force("OHC-04")] if {
	standing_15141_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.ohchr.ohc_04.applies, "no", requirements.ohchr.ohc_04.satisfied)].major[lib.force("OHC-04")]
}

else := codes.undetermined.major[lib.force("OHC-04")]

uk_protection_of_freedoms_act_pof_01(codes) := codes.not_applicable.blocking[lib.force("POF-01")] if {
	requirements.uk_protection_of_freedoms_act.pof_01.applies == "no"
}

else := codes[standing_15949_null].blocking[lib.force("POF-01")] if {
	standing_15949_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.uk_protection_of_freedoms_act.pof_01.applies, "no", requirements.uk_protection_of_freedoms_act.pof_01.satisfied)].blocking[lib.force("POF-01")]
}

else := codes.undetermined.blocking[lib.force("POF-01")]

quebec_information_technology_qcb_01(codes) := codes.not_applicable.blocking[lib.force("QCB-01")] if {
	requirements.quebec_information_technology.qcb_01.applies == "no"
}

else := codes[standing_11627_null].blocking[lib.force("QCB-01")] if {
	standing_11627_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.quebec_information_technology.qcb_01.applies, "no", requirements.quebec_information_technology.qcb_01.satisfied)].blocking[lib.force("QCB-01")]
}

else := codes.undetermined.blocking[lib.force("QCB-01")]

quebec_information_technology_qcb_02(codes) := codes.not_applicable.blocking[lib.force("QCB-02")] if {
	requirements.quebec_information_technology.qcb_02.applies == "no"
}

else := codes[standing_19257_null].blocking[lib.force("QCB-02")] if {
	standing_19257_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.quebec_information_technology.qcb_02.applies, "no", requirements.quebec_information_technology.qcb_02.satisfied)].blocking[lib.force("QCB-02")]
}

else := codes.undetermined.blocking[lib.force("QCB-02")]

quebec_information_technology_qcb_03(codes) := codes.not_applicable.blocking[lib.force("QCB-03")] if {
	requirements.quebec_information_technology.qcb_03.applies == "no"
}

else := codes[standing_11627_null].blocking[lib.force("QCB-03")] if {
	standing_11627_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.quebec_information_technology.qcb_03.applies, "no", requirements.quebec_information_technology.qcb_03.satisfied)].blocking[lib.force("QCB-03")]
}

else := codes.undetermined.blocking[lib.force("QCB-03")]

serbia_data_protection_law_rsp_01(codes) := codes.not_applicable.blocking[lib.force("RSP-01")] if {
	requirements.serbia_data_protection_law.rsp_01.applies == "no"
}

else := codes[standing_18129_null].blocking[lib.force("RSP-01")] if {
	standing_18129_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.serbia_data_protection_law.rsp_01.applies, "no", requirements.serbia_data_protection_law.rsp_01.satisfied)].blocking[lib.force("RSP-01")]
}

else := codes.undetermined.blocking[lib.force("RSP-01")]

serbia_data_protection_law_rsp_02(codes) := codes.not_applicable.major[lib.force("RSP-02")] if {
	requirements.serbia_data_protection_law.rsp_02.applies == "no"
}

else := codes[standing_18129_null].major[lib.force("RSP-02")] if {
	standing_18129_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.serbia_data_protection_law.rsp_02.applies, "no", requirements.serbia_data_protection_law.rsp_02.satisfied)].major[lib.force("RSP-02")]
}

else := codes.undetermined.major[lib.force("RSP-02")]

guiding_principles_ucr_01(codes) := codes.not_applicable.blocking[lib.force("UCR-01")] if {
	requirements.guiding_principles.ucr_01.applies == "no"
}

else := codes[standing_18262_null].blocking[lib.force("UCR-01")] if {
	standing_18262_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.guiding_principles.ucr_01.applies, "no", requirements.guiding_principles.ucr_01.satisfied)].blocking[lib.force("UCR-01")]
}

else := codes.undetermined.blocking[lib.force("UCR-01")]

guiding_principles_ucr_02(codes) := codes.not_applicable.blocking[lib.force("UCR-02")] if {
	requirements.guiding_principles.ucr_02.applies == "no"
}

else := codes[standing_18262_null].blocking[lib.force("UCR-02")] if {
	standing_18262_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.guiding_principles.ucr_02.applies, "no", requirements.guiding_principles.ucr_02.satisfied)].blocking[lib.force("UCR-02")]
}

else := codes.undetermined.blocking[lib.force("UCR-02")]

guiding_principles_ucr_03(codes) := codes.not_applicable.blocking[lib.force("UCR-03")] if {
	requirements.guiding_principles.ucr_03.applies == "no"
}

else := codes[standing_18262_null].blocking[lib.force("UCR-03")] if {
	standing_18262_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.guiding_principles.ucr_03.applies, "no", requirements.guiding_principles.ucr_03.satisfied)][requirements.guiding_principles.ucr_03.severity][lib.force("UCR-03")]
}

else := codes.undetermined.blocking[lib.force("UCR-03")]

guiding_principles_ucr_04(codes) := codes.not_applicable.blocking[lib.force("UCR-04")] if {
	requirements.guiding_principles.ucr_04.applies == "no"
}

else := codes[standing_18262_null].blocking[lib.force("UCR-04")] if {
	standing_18262_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.guiding_principles.ucr_04.applies, "no", requirements.guiding_principles.ucr_04.satisfied)][requirements.guiding_principles.ucr_04.severity][lib.force("UCR-04")]
}

else := codes.undetermined.blocking[lib.force("UCR-04")]

guiding_principles_ucr_05(codes) := codes.not_applicable.major[lib.force("UCR-05")] if {
	requirements.guiding_principles.ucr_05.applies == "no"
}

else := codes[standing_18262_null].major[lib.force("UCR-05")] if {
	standing_18262_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.guiding_principles.ucr_05.applies, "no", requirements.guiding_principles.ucr_05.satisfied)].major[lib.force("UCR-05")]
}

else := codes.undetermined.major[lib.force("UCR-05")]

guiding_principles_ucr_06(codes) := codes.not_applicable.major[lib.force("UCR-06")] if {
	requirements.guiding_principles.ucr_06.applies == "no"
}

else := codes[standing_18262_null].major[lib.force("UCR-06")] if {
	standing_18262_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.guiding_principles.ucr_06.applies, "no", requirements.guiding_principles.ucr_06.satisfied)].major[lib.force("UCR-06")]
}

else := codes.undetermined.major[lib.force("UCR-06")]

guiding_principles_ucr_07(codes) := codes.not_applicable.major[lib.force("UCR-07")] if {
	requirements.guiding_principles.ucr_07.applies == "no"
}

else := codes[standing_18262_null].major[lib.force("UCR-07")] if {
	standing_18262_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.guiding_principles.ucr_07.applies, "no", requirements.guiding_principles.ucr_07.satisfied)].major[lib.force("UCR-07")]
}

else := codes.undetermined.major[lib.force("UCR-07")]

guiding_principles_ucr_08(codes) := codes.not_applicable.blocking[lib.force("UCR-08")] if {
	requirements.guiding_principles.ucr_08.applies == "no"
}

else := codes[standing_18262_null].blocking[lib.force("UCR-08")] if {
	standing_18262_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.guiding_principles.ucr_08.applies, "no", requirements.guiding_principles.ucr_08.satisfied)].blocking[lib.force("UCR-08")]
}

else := codes.undetermined.blocking[lib.force("UCR-08")]

guiding_principles_ucr_09(codes) := codes.not_applicable.major[lib.force("UCR-09")] if {
	requirements.guiding_principles.ucr_09.applies == "no"
}

else := codes[standing_18262_null].major[lib.force("UCR-09")] if {
	standing_18262_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.guiding_principles.ucr_09.applies, "no", requirements.guiding_principles.ucr_09.satisfied)].major[lib.force("UCR-09")]
}

else := codes.undetermined.major[lib.force("UCR-09")]

guiding_principles_ucr_10(codes) := codes.not_applicable.major[lib.force("UCR-10")] if {
	requirements.guiding_principles.ucr_10.applies == "no"
}

else := codes[standing_18262_null].major[lib.force("UCR-10")] if {
	standing_18262_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.guiding_principles.ucr_10.applies, "no", requirements.guiding_principles.ucr_10.satisfied)].major[lib.force("UCR-10")]
}

else := codes.undetermined.major[lib.force("UCR-10")]

guiding_principles_ucr_11(codes) := codes.not_applicable.major[lib.force("UCR-11")] if {
	requirements.guiding_principles.ucr_11.applies == "no"
}

else := codes[standing_18262_null].major[lib.force("UCR-11")] if {
	standing_18262_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.guiding_principles.ucr_11.applies, "no", requirements.guiding_principles.ucr_11.satisfied)].major[lib.force("UCR-11")]
}

else := codes.undetermined.major[lib.force("UCR-11")]

guiding_principles_ucr_12(codes) := codes.not_applicable.minor[lib.force("UCR-12")] if {
	requirements.guiding_principles.ucr_12.applies == "no"
}

else := codes[standing_18262_null].minor[lib.force("UCR-12")] if {
	standing_18262_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.guiding_principles.ucr_12.applies, "no", requirements.guiding_principles.ucr_12.satisfied)].minor[lib.force("UCR-12")]
}

else := codes.undetermined.minor[lib.force("UCR-12")]

guiding_principles_ucr_13(codes) := codes.not_applicable.major[lib.force("UCR-13")] if {
	requirements.guiding_principles.ucr_13.applies == "no"
}

else := codes[standing_18262_null].major[lib.force("UCR-13")] if {
	standing_18262_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.guiding_principles.ucr_13.applies, "no", requirements.guiding_principles.ucr_13.satisfied)].major[lib.force("UCR-13")]
}

else := codes.undetermined.major[lib.force("UCR-13")]

guiding_principles_ucr_14(codes) := codes.not_applicable.major[lib.force("UCR-14")] if {
	requirements.guiding_principles.ucr_14.applies == "no"
}

else := codes[standing_18262_null].major[lib.force("UCR-14")] if {
	standing_18262_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.guiding_principles.ucr_14.applies, "no", requirements.guiding_principles.ucr_14.satisfied)].major[lib.force("UCR-14")]
}

else := codes.undetermined.major[lib.force("UCR-14")]

guiding_principles_ucr_15(codes) := codes.not_applicable.major[lib.force("UCR-15")] if {
	requirements.guiding_principles.ucr_15.applies == "no"
}

else := codes[standing_18262_null].major[lib.force("UCR-15")] if {
	standing_18262_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.guiding_principles.ucr_15.applies, "no", requirements.guiding_principles.ucr_15.satisfied)].major[lib.force("UCR-15")]
}

else := codes.undetermined.major[lib.force("UCR-15")]

uk_data_protection_ukg_01(codes) := codes.not_applicable.blocking[lib.force("UKG-01")] if {
	requirements.uk_data_protection.ukg_01.applies == "no"
}

else := codes[standing_18628_null].blocking[lib.force("UKG-01")] if {
	standing_18628_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.uk_data_protection.ukg_01.applies, "no", requirements.uk_data_protection.ukg_01.satisfied)].blocking[lib.force("UKG-01")]
}

else := codes.undetermined.blocking[lib.force("UKG-01")]

uk_data_protection_ukg_02(codes) := codes.not_applicable.blocking[lib.force("UKG-02")] if {
	requirements.uk_data_protection.ukg_02.applies == "no"
}

else := codes[standing_18628_null].blocking[lib.force("UKG-02")] if {
	standing_18628_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.uk_data_protection.ukg_02.applies, "no", requirements.uk_data_protection.ukg_02.satisfied)].blocking[lib.force("UKG-02")]
}

else := codes.undetermined.blocking[lib.force("UKG-02")]

uk_data_protection_ukg_03(codes) := codes.not_applicable.blocking[lib.force("UKG-03")] if {
	requirements.uk_data_protection.ukg_03.applies == "no"
}

else := codes[standing_18628_null].blocking[lib.force("UKG-03")] if {
	standing_18628_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.uk_data_protection.ukg_03.applies, "no", requirements.uk_data_protection.ukg_03.satisfied)].blocking[lib.force("UKG-03")]
}

else := codes.undetermined.blocking[lib.force("UKG-03")]

uk_data_protection_ukg_04(codes) := codes.not_applicable.blocking[lib.force("UKG-04")] if {
	requirements.uk_data_protection.ukg_04.applies == "no"
}

else := codes[standing_17676_null].blocking[lib.force("UKG-04")] if {
	standing_17676_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.uk_data_protection.ukg_04.applies, "no", requirements.uk_data_protection.ukg_04.satisfied)].blocking[lib.force("UKG-04")]
}

else := codes.undetermined.blocking[lib.force("UKG-04")]

uk_data_protection_ukg_05(codes) := codes.not_applicable.blocking[lib.force("UKG-05")] if {
	requirements.uk_data_protection.ukg_05.applies == "no"
}

else := codes[standing_17676_null].blocking[lib.force("UKG-05")] if {
	standing_17676_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.uk_data_protection.ukg_05.applies, "no", requirements.uk_data_protection.ukg_05.satisfied)].blocking[lib.force("UKG-05")]
}

else := codes.undetermined.blocking[lib.force("UKG-05")]

un_data_protection_unp_01(codes) := codes.not_applicable.blocking[lib.force("UNP-01")] if {
	requirements.un_data_protection.unp_01.applies == "no"
}

else := codes[standing_17815_null].blocking[lib.force("UNP-01")] if {
	standing_17815_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.un_data_protection.unp_01.applies, "no", requirements.un_data_protection.unp_01.satisfied)][requirements.un_data_protection.unp_01.severity][lib.force("UNP-01")]
}

else := codes.undetermined.blocking[lib.force("UNP-01")]

un_data_protection_unp_02(codes) := codes.not_applicable.blocking[lib.force("UNP-02")] if {
	requirements.un_data_protection.unp_02.applies == "no"
}

else := codes[standing_17815_null].blocking[lib.force("UNP-02")] if {
	standing_17815_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.un_data_protection.unp_02.applies, "no", requirements.un_data_protection.unp_02.satisfied)].blocking[lib.force("UNP-02")]
}

else := codes.undetermined.blocking[lib.force("UNP-02")]

un_data_protection_unp_03(codes) := codes.not_applicable.blocking[lib.force("UNP-03")] if {
	requirements.un_data_protection.unp_03.applies == "no"
}

else := codes[standing_17815_null].blocking[lib.force("UNP-03")] if {
	standing_17815_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.un_data_protection.unp_03.applies, "no", requirements.un_data_protection.unp_03.satisfied)].blocking[lib.force("UNP-03")]
}

else := codes.undetermined.blocking[lib.force("UNP-03")]

un_data_protection_unp_04(codes) := codes.not_applicable.major[lib.force("UNP-04")] if {
	requirements.un_data_protection.unp_04.applies == "no"
}

else := codes[standing_17815_null].major[lib.force("UNP-04")] if {
	standing_17815_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.un_data_protection.unp_04.applies, "no", requirements.un_data_protection.unp_04.satisfied)][requirements.un_data_protection.unp_04.severity][lib.force("UNP-04")]
}

else := codes.undetermined.major[lib.force("UNP-04")]

un_data_protection_unp_05(codes) := codes.not_applicable.blocking[lib.force("UNP-05")] if {
	requirements.un_data_protection.unp_05.applies == "no"
}

else := codes[standing_17815_null].blocking[lib.force("UNP-05")] if {
	standing_17815_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.un_data_protection.unp_05.applies, "no", requirements.un_data_protection.unp_05.satisfied)].blocking[lib.force("UNP-05")]
}

else := codes.undetermined.blocking[lib.force("UNP-05")]

un_data_protection_unp_06(codes) := codes.not_applicable.major[lib.force("UNP-06")] if {
	requirements.un_data_protection.unp_06.applies == "no"
}

else := codes[standing_17815_null].major[lib.force("UNP-06")] if {
	standing_17815_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.un_data_protection.unp_06.applies, "no", requirements.un_data_protection.unp_06.satisfied)].major[lib.force("UNP-06")]
}

else := codes.undetermined.major[lib.force("UNP-06")]

un_data_protection_unp_07(codes) := codes.not_applicable.major[lib.force("UNP-07")] if {
	requirements.un_data_protection.unp_07.applies == "no"
}

else := codes[standing_17815_null].major[lib.force("UNP-07")] if {
	standing_17815_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.un_data_protection.unp_07.applies, "no", requirements.un_data_protection.unp_07.satisfied)].major[lib.force("UNP-07")]
}

else := codes.undetermined.major[lib.force("UNP-07")]

un_data_protection_unp_08(codes) := codes.not_applicable.major[lib.force("UNP-08")] if {
	requirements.un_data_protection.unp_08.applies == "no"
}

else := codes[standing_17815_null].major[lib.force("UNP-08")] if {
	standing_17815_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.un_data_protection.unp_08.applies, "no", requirements.un_data_protection.unp_08.satisfied)].major[lib.force("UNP-08")]
}

else := codes.undetermined.major[lib.force("UNP-08")]

un_data_protection_unp_09(codes) := codes.not_applicable.major[lib.force("UNP-09")] if {
	requirements.un_data_protection.unp_09.applies == "no"
}

else := codes[standing_17815_null].major[lib.force("UNP-09")] if {
	standing_17815_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.un_data_protection.unp_09.applies, "no", requirements.un_data_protection.unp_09.satisfied)][requirements.un_data_protection.unp_09.severity][lib.force("UNP-09")]
}

else := codes.undetermined.major[lib.force("UNP-09")]

un_data_protection_unp_10(codes) := codes.not_applicable.major[lib.force("UNP-10")] if {
	requirements.un_data_protection.unp_10.applies == "no"
}

else := codes[standing_17815_null].major[lib.force("UNP-10")] if {
	standing_17815_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.un_data_protection.unp_10.applies, "no", requirements.un_data_protection.unp_10.satisfied)][requirements.un_data_protection.unp_10.severity][lib.force("UNP-10")]
}

else := codes.undetermined.major[lib.force("UNP-10")]

us_ftc_act_usf_01(codes) := codes.not_applicable.blocking[lib.force("USF-01")] if {
	requirements.us_ftc_act.usf_01.applies == "no"
}

else := codes[standing_9003_null].blocking[lib.force("USF-01")] if {
	standing_9003_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.us_ftc_act.usf_01.applies, "no", requirements.us_ftc_act.usf_01.satisfied)][requirements.us_ftc_act.usf_01.severity][lib.force("USF-01")]
}

else := codes.undetermined.blocking[lib.force("USF-01")]

responsible_limits_wef_01(codes) := codes.not_applicable.blocking[lib.force("WEF-01")] if {
	requirements.responsible_limits.wef_01.applies == "no"
}

else := codes[standing_19299_null].blocking[lib.force("WEF-01")] if {
	standing_19299_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.responsible_limits.wef_01.applies, "no", requirements.responsible_limits.wef_01.satisfied)][requirements.responsible_limits.wef_01.severity][lib.force("WEF-01")]
}

else := codes.undetermined.blocking[lib.force("WEF-01")]

responsible_limits_wef_02(codes) := codes.not_applicable.major[lib.force("WEF-02")] if {
	requirements.responsible_limits.wef_02.applies == "no"
}

else := codes[standing_19299_null].major[lib.force("WEF-02")] if {
	standing_19299_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.responsible_limits.wef_02.applies, "no", requirements.responsible_limits.wef_02.satisfied)].major[lib.force("WEF-02")]
}

else := codes.undetermined.major[lib.force("WEF-02")]

responsible_limits_wef_03(codes) := codes.not_applicable.major[lib.force("WEF-03")] if {
	requirements.responsible_limits.wef_03.applies == "no"
}

else := codes[standing_19299_null].major[lib.force("WEF-03")] if {
	standing_19299_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.responsible_limits.wef_03.applies, "no", requirements.responsible_limits.wef_03.satisfied)].major[lib.force("WEF-03")]
}

else := codes.undetermined.major[lib.force("WEF-03")]

responsible_limits_wef_04(codes) := codes.not_applicable.minor[lib.force("WEF-04")] if {
	requirements.responsible_limits.wef_04.applies == "no"
}

else := codes[standing_19299_null].minor[lib.force("WEF-04")] if {
	standing_19299_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.responsible_limits.wef_04.applies, "no", requirements.responsible_limits.wef_04.satisfied)].minor[lib.force("WEF-04")]
}

else := codes.undetermined.minor[lib.force("WEF-04")]

responsible_limits_wef_05(codes) := codes.not_applicable.major[lib.force("WEF-05")] if {
	requirements.responsible_limits.wef_05.applies == "no"
}

else := codes[standing_19299_null].major[lib.force("WEF-05")] if {
	standing_19299_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.responsible_limits.wef_05.applies, "no", requirements.responsible_limits.wef_05.satisfied)].major[lib.force("WEF-05")]
}

else := codes.undetermined.major[lib.force("WEF-05")]

responsible_limits_wef_06(codes) := codes.not_applicable.major[lib.force("WEF-06")] if {
	requirements.responsible_limits.wef_06.applies == "no"
}

else := codes[standing_19299_null].major[lib.force("WEF-06")] if {
	standing_19299_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.responsible_limits.wef_06.applies, "no", requirements.responsible_limits.wef_06.satisfied)][requirements.responsible_limits.wef_06.severity][lib.force("WEF-06")]
}

else := codes.undetermined.major[lib.force("WEF-06")]

responsible_limits_wef_07(codes) := codes.not_applicable.blocking[lib.force("WEF-07")] if {
	requirements.responsible_limits.wef_07.applies == "no"
}

else := codes[standing_19299_null].blocking[lib.force("WEF-07")] if {
	standing_19299_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.responsible_limits.wef_07.applies, "no", requirements.responsible_limits.wef_07.satisfied)][requirements.responsible_limits.wef_07.severity][lib.force("WEF-07")]
}

else := codes.undetermined.blocking[lib.force("WEF-07")]

responsible_limits_wef_08(codes) := codes.not_applicable.blocking[lib.force("WEF-08")] if {
	requirements.responsible_limits.wef_08.applies == "no"
}

else := codes[standing_19299_null].blocking[lib.force("WEF-08")] if {
	standing_19299_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.responsible_limits.wef_08.applies, "no", requirements.responsible_limits.wef_08.satisfied)][requirements.responsible_limits.wef_08.severity][lib.force("WEF-08")]
}

else := codes.undetermined.blocking[lib.force("WEF-08")]

responsible_limits_wef_09(codes) := codes.not_applicable.major[lib.force("WEF-09")] if {
	requirements.responsible_limits.wef_09.applies == "no"
}

else := codes[standing_19299_null].major[lib.force("WEF-09")] if {
	standing_19299_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.responsible_limits.wef_09.applies, "no", requirements.responsible_limits.wef_09.satisfied)][requirements.responsible_limits.wef_09.severity][lib.force("WEF-09")]
}

else := codes.undetermined.major[lib.force("WEF-09")]

responsible_limits_wef_10(codes) := codes.not_applicable.major[lib.force("WEF-10")] if {
	requirements.responsible_limits.wef_10.applies == "no"
}

else := codes[standing_19299_null].major[lib.force("WEF-10")] if {
	standing_19299_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.responsible_limits.wef_10.applies, "no", requirements.responsible_limits.wef_10.satisfied)][requirements.responsible_limits.wef_10.severity][lib.force("WEF-10")]
}

else := codes.undetermined.major[lib.force("WEF-10")]

responsible_limits_wef_11(codes) := codes.not_applicable.major[lib.force("WEF-11")] if {
	requirements.responsible_limits.wef_11.applies == "no"
}

else := codes[standing_19299_null].major[lib.force("WEF-11")] if {
	standing_19299_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.responsible_limits.wef_11.applies, "no", requirements.responsible_limits.wef_11.satisfied)][requirements.responsible_limits.wef_11.severity][lib.force("WEF-11")]
}

else := codes.undetermined.major[lib.force("WEF-11")]

responsible_limits_wef_12(codes) := codes.not_applicable.major[lib.force("WEF-12")] if {
	requirements.responsible_limits.wef_12.applies == "no"
}

else := codes[standing_19299_null].major[lib.force("WEF-12")] if {
	standing_19299_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.responsible_limits.wef_12.applies, "no", requirements.responsible_limits.wef_12.satisfied)][requirements.responsible_limits.wef_12.severity][lib.force("WEF-12")]
}

else := codes.undetermined.major[lib.force("WEF-12")]

responsible_limits_wef_13(codes) := codes.not_applicable.major[lib.force("WEF-13")] if {
	requirements.responsible_limits.wef_13.applies == "no"
}

else := codes[standing_19299_null].major[lib.force("WEF-13")] if {
	standing_19299_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.responsible_limits.wef_13.applies, "no", requirements.responsible_limits.wef_13.satisfied)][requirements.responsible_limits.wef_13.severity][lib.force("WEF-13")]
}

else := codes.undetermined.major[lib.force("WEF-13")]

responsible_limits_wef_14(codes) := codes.not_applicable.major[lib.force("WEF-14")] if {
	requirements.responsible_limits.wef_14.applies == "no"
}

else := codes[standing_19299_null].major[lib.force("WEF-14")] if {
	standing_19299_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.responsible_limits.wef_14.applies, "no", requirements.responsible_limits.wef_14.satisfied)].major[lib.force("WEF-14")]
}

else := codes.undetermined.major[lib.force("WEF-14")]

responsible_limits_wef_15(codes) := codes.not_applicable.major[lib.force("WEF-15")] if {
	requirements.responsible_limits.wef_15.applies == "no"
}

else := codes[standing_19299_null].major[lib.force("WEF-15")] if {
	standing_19299_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.responsible_limits.wef_15.applies, "no", requirements.responsible_limits.wef_15.satisfied)][requirements.responsible_limits.wef_15.severity][lib.force("WEF-15")]
}

else := codes.undetermined.major[lib.force("WEF-15")]

responsible_limits_wef_16(codes) := codes.not_applicable.major[lib.force("WEF-16")] if {
	requirements.responsible_limits.wef_16.applies == "no"
}

else := codes[standing_19299_null].major[lib.force("WEF-16")] if {
	standing_19299_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.responsible_limits.wef_16.applies, "no", requirements.responsible_limits.wef_16.satisfied)][requirements.responsible_limits.wef_16.severity][lib.force("WEF-16")]
}

else := codes.undetermined.major[lib.force("WEF-16")]

responsible_limits_wef_17(codes) := codes.not_applicable.major[lib.force("WEF-17")] if {
	requirements.responsible_limits.wef_17.applies == "no"
}

else := codes[standing_19299_null].major[lib.force("WEF-17")] if {
	standing_19299_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.responsible_limits.wef_17.applies, "no", requirements.responsible_limits.wef_17.satisfied)].major[lib.force("WEF-17")]
}

else := codes.undetermined.major[lib.force("WEF-17")]

responsible_limits_wef_18(codes) := codes.not_applicable.major[lib.force("WEF-18")] if {
	requirements.responsible_limits.wef_18.applies == "no"
}

else := codes[standing_19299_null].major[lib.force("WEF-18")] if {
	standing_19299_null != "in_force"
}

else := code if {
	code := codes[lib.status(requirements.responsible_limits.wef_18.applies, "no", requirements.responsible_limits.wef_18.satisfied)][requirements.responsible_limits.wef_18.severity][lib.force("WEF-18")]
}

else := codes.undetermined.major[lib.force("WEF-18")]

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
