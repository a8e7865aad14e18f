//! Side-by-side measurements: each round takes one sample of every case in turn, so that a busy neighbour
//! hits all of them alike, and ratios are taken round by round.

#![allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, clippy::cast_sign_loss)] // measurements

pub mod by_hand;
pub mod deserr_peer;
pub mod document;
pub mod failure;
pub mod figures;
pub mod guard;
pub mod machine;

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

const SAMPLE: Duration = Duration::from_millis(2);
const MIN_PAIRS: usize = 11;
const MAX_PAIRS: usize = 201;
/// After so long, few pairs are enough.
const PATIENCE: Duration = Duration::from_secs(5);

/// Something to measure: runs itself so many times.
pub struct Case<'a> {
    name: &'static str,
    run: Box<dyn Fn(u64) + 'a>,
}

impl<'a> Case<'a> {
    /// `work` is run in a loop; what it returns is dropped there.
    pub fn new<T>(name: &'static str, work: impl Fn() -> T + 'a) -> Self {
        let run = move |times| {
            for _ in 0..times {
                black_box(work());
            }
        };
        Self { name, run: Box::new(run) }
    }

    /// How long so many runs take.
    pub fn time(&self, times: u64) -> Duration {
        let start = Instant::now();
        (self.run)(times);
        start.elapsed()
    }

    /// How many runs fill a sample, once everything is warm.
    pub fn calibrate(&self) -> u64 {
        self.time(1);
        let mut times = 1;
        loop {
            let taken = self.time(times);
            if taken >= SAMPLE / 4 {
                let scale = SAMPLE.as_secs_f64() / taken.as_secs_f64();
                return ((times as f64 * scale) as u64).max(1);
            }
            times *= 2;
        }
    }
}

/// Measures the cases and prints medians, and ratios to the first case.
pub fn compare(title: &str, rounds: usize, cases: &[Case<'_>]) {
    let times: Vec<u64> = cases.iter().map(Case::calibrate).collect();
    let mut samples = vec![Vec::with_capacity(rounds); cases.len()];
    for round in 0..rounds {
        for offset in 0..cases.len() {
            let case = (offset + round) % cases.len();
            let taken = cases[case].time(times[case]);
            samples[case].push(taken.as_secs_f64() * 1e9 / times[case] as f64);
        }
    }
    println!("\n{title}\n| case | median ns | p10 | p90 | ratio |\n|---|---:|---:|---:|---:|");
    for (case, own) in cases.iter().zip(&samples) {
        let ratios: Vec<f64> = own.iter().zip(&samples[0]).map(|(own, first)| own / first).collect();
        println!(
            "| {} | {:.1} | {:.1} | {:.1} | {:.2} |",
            case.name,
            quantile(own, 0.5),
            quantile(own, 0.1),
            quantile(own, 0.9),
            quantile(&ratios, 0.5)
        );
    }
}

/// The median of the ratios of samples that are taken in turn, one of each.
pub fn ratio(base: &Case<'_>, own: &Case<'_>) -> f64 {
    let [base_times, own_times] = [base.calibrate(), own.calibrate()];
    let start = Instant::now();
    let mut ratios = Vec::new();
    while ratios.len() < MIN_PAIRS || (ratios.len() < MAX_PAIRS && start.elapsed() < PATIENCE) {
        let base = base.time(base_times).as_secs_f64() / base_times as f64;
        let own = own.time(own_times).as_secs_f64() / own_times as f64;
        ratios.push(own / base);
    }
    quantile(&ratios, 0.5)
}

/// The sample below which this part of all samples lies.
pub fn quantile(samples: &[f64], at: f64) -> f64 {
    let mut sorted = samples.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[((sorted.len() - 1) as f64 * at).round() as usize]
}
