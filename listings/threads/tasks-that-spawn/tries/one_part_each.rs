use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::Scope;

struct Site {
    hosts: u32,
    parts: Vec<Site>,
}

fn main() {
    let site = |hosts, parts| Site { hosts, parts };
    let north = site(9_000, vec![site(4_000, vec![])]);
    let office = site(2_000, vec![north, site(7_000, vec![])]);

    let sum = AtomicUsize::new(0);
    rayon::scope(|scope| visit(&office, &sum, scope));
    println!("by tasks      {}", sum.into_inner());
    println!("by recursion  {}", visit_alone(&office));
}

fn visit<'a>(site: &'a Site, sum: &'a AtomicUsize, on: &Scope<'a>) {
    for part in site.parts.iter().take(1) {
        on.spawn(|scope| visit(part, sum, scope));
    }
    sum.fetch_add(matches(site.hosts), Ordering::Relaxed);
}

fn visit_alone(site: &Site) -> usize {
    let parts = site.parts.iter().map(visit_alone);
    matches(site.hosts) + parts.sum::<usize>()
}

fn matches(hosts: u32) -> usize {
    (0..hosts).filter(|n| (n * n) % 1_009 == 1).count()
}

#[cfg(test)]
mod tests;
