//! Changing a setting of the plan.

use super::{Act, ActRefused};
use crate::ledger::{Happening, Ledger, Setting, SettingRefused};

impl Act {
    /// Gives a setting the value that was typed; with none, the default again. A day without a year is one of the plan's.
    ///
    /// # Errors
    /// When there is no such setting, the value is none of its own or out of bounds, or it is so already.
    pub fn change_setting(ledger: &Ledger, name: &str, typed: Option<&str>) -> Result<Self, ActRefused> {
        let setting = Setting::from_name(name).ok_or_else(|| SettingRefused::Unknown(name.trim().to_owned()))?;
        let value = typed.map(|typed| setting.parse(typed, ledger.plan().year)).transpose()?;
        let from = ledger.wide().setting(setting.name()).and_then(|entered| entered.value.clone());
        let to = value.filter(|value| *value != setting.default_value()).map(|value| value.to_string());
        if from == to {
            return Err(SettingRefused::AsItIs(setting).into());
        }
        Ok(Self::plan_wide(ledger, Happening::Setting { name: setting.name().to_owned(), from, to }))
    }
}

impl From<SettingRefused> for ActRefused {
    fn from(refused: SettingRefused) -> Self {
        ActRefused::Setting(refused)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::testing::{ledger, set, try_set, write};
    use crate::ledger::{Settings, Status};

    fn change(ledger: &mut Ledger, name: &str, typed: Option<&str>) -> Result<(), SettingRefused> {
        match Act::change_setting(ledger, name, typed) {
            Ok(act) => write(ledger, &act, "2026-03-01"),
            Err(ActRefused::Setting(refused)) => return Err(refused),
            Err(other) => panic!("{other}"),
        }
        Ok(())
    }

    #[test]
    fn a_setting_is_in_force_from_its_event_on_until_it_is_set_back() {
        let mut l = ledger();
        change(&mut l, "report-day", Some("20")).unwrap();
        change(&mut l, "reports_from", Some("11月1日")).unwrap();
        let expected = Settings { report_day: 20, reports_from: "2026-11-01".parse().ok(), ..Settings::DEFAULT };
        assert_eq!(*l.settings(), expected);
        assert_eq!(change(&mut l, "report_day", Some("20")), Err(SettingRefused::AsItIs(Setting::ReportDay)));
        change(&mut l, "reports_from", Some("默认")).unwrap();
        assert_eq!(*l.settings(), Settings { report_day: 20, ..Settings::DEFAULT });
        change(&mut l, "report_day", None).unwrap();
        assert_eq!(*l.settings(), Settings::DEFAULT);
        assert_eq!(change(&mut l, "report_day", Some("25")), Err(SettingRefused::AsItIs(Setting::ReportDay)));
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        let mut l = ledger();
        assert_eq!(change(&mut l, "colour", Some("1")), Err(SettingRefused::Unknown("colour".into())));
        assert!(matches!(change(&mut l, "report_day", Some("29")), Err(SettingRefused::OutOfBounds { .. })));
        assert!(matches!(change(&mut l, "report_day", Some("x")), Err(SettingRefused::NoValue { .. })));
        assert_eq!(*l.settings(), Settings::DEFAULT);
    }

    /// zhangwei reports 1.1's district done; li verifies in these tests, so that zhangwei signs both only where the plan allows it.
    #[test]
    fn who_reported_verifies_only_where_the_plan_allows_it() {
        let mut l = ledger();
        for to in [Status::InProgress, Status::Submitted] {
            set(&mut l, 1, Some("东城区政府"), to, "2026-03-01");
        }
        let item = |l: &Ledger| l.item(crate::ledger::testing::key(1, Some("东城区政府"))).unwrap().clone();
        assert!(!l.may_verify(&item(&l), "zhangwei") && l.may_verify(&item(&l), "li"));
        change(&mut l, "verify_by_another", Some("否")).unwrap();
        assert!(l.may_verify(&item(&l), "zhangwei"));
        let signer = crate::ledger::Signer { by: "zhangwei", on: "2026-03-02".parse().unwrap() };
        assert!(Act::set_status(&l, &item(&l), Status::Done, Some("看过"), signer).is_ok());
        change(&mut l, "verify_by_another", None).unwrap();
        assert!(matches!(Act::set_status(&l, &item(&l), Status::Done, Some("看过"), signer), Err(ActRefused::OwnReport { .. })));
        let key = item(&l).key;
        assert!(try_set(&mut l, key, Status::Done, "2026-03-02"));
    }
}
