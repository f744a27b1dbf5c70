use super::*;

#[test]
fn both_see_an_empty_list_and_both_act() {
    for _ in 0..100 {
        let rebooting = Devices::default();
        let barrier = Barrier::new(2);
        thread::scope(|scope| {
            for device in ["r1", "r2"] {
                let (rebooting, barrier) = (&rebooting, &barrier);
                scope.spawn(move || reboot(device, rebooting, barrier));
            }
        });
        assert_eq!(rebooting.into_inner().unwrap().len(), 2);
    }
}
