use super::*;

#[test]
fn only_one_of_two_acts() {
    for _ in 0..100 {
        let rebooting = Devices::default();
        let barrier = Barrier::new(2);
        thread::scope(|scope| {
            for device in ["r1", "r2"] {
                let (rebooting, barrier) = (&rebooting, &barrier);
                scope.spawn(move || reboot(device, rebooting, barrier));
            }
        });
        assert_eq!(rebooting.into_inner().unwrap().len(), 1);
    }
}
