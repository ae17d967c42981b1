//! The quantile of the standard normal distribution.

/// `z` with a share `u` of the standard normal below it, for 0 < `u` < 1; relative error about 1e-16.
///
/// Wichura 1988, algorithm AS 241, routine PPND16.
pub(super) fn quantile(u: f64) -> f64 {
    if is_central(u) { central(u) } else { in_a_tail(u) }
}

/// How many are worked out side by side.
const AT_ONCE: usize = 16;

/// [`quantile`] of each of `shares`, in its place. All are worked out as if they were central, several with one instruction;
/// the few in a tail are put right afterwards. The bits are those of one after the other.
pub(super) fn quantiles(shares: &mut [f64]) {
    for chunk in shares.chunks_mut(AT_ONCE) {
        let mut z = [0.0; AT_ONCE];
        z.iter_mut().zip(&*chunk).for_each(|(z, u)| *z = central(*u));
        chunk.iter_mut().zip(z).for_each(|(u, z)| *u = if is_central(*u) { z } else { in_a_tail(*u) });
    }
}

fn is_central(u: f64) -> bool {
    (u - 0.5).abs() <= 0.425
}

#[inline(always)]
fn central(u: f64) -> f64 {
    let q = u - 0.5;
    q * ratio(0.180_625 - q * q, &CENTRE)
}

#[inline(never)]
fn in_a_tail(u: f64) -> f64 {
    let q = u - 0.5;
    let tail = if q < 0.0 { u } else { 1.0 - u };
    let r = (-libm::log(tail)).sqrt();
    let size = if r <= 5.0 { ratio(r - 1.6, &MIDDLE) } else { ratio(r - 5.0, &FAR) };
    if q < 0.0 { -size } else { size }
}

/// Two polynomials of degree 7, lowest power first, one over the other.
type Rational = ([f64; 8], [f64; 8]);

#[inline(always)]
fn ratio(r: f64, (above, below): &Rational) -> f64 {
    let at = |factors: &[f64; 8]| factors.iter().rev().fold(0.0, |sum, factor| sum * r + factor);
    at(above) / at(below)
}

const CENTRE: Rational = (
    [
        3.387_132_872_796_366_5,
        1.331_416_678_917_843_8e2,
        1.971_590_950_306_551_3e3,
        1.373_169_376_550_946e4,
        4.592_195_393_154_987e4,
        6.726_577_092_700_87e4,
        3.343_057_558_358_813e4,
        2.509_080_928_730_122_7e3,
    ],
    [
        1.0,
        4.231_333_070_160_091e1,
        6.871_870_074_920_579e2,
        5.394_196_021_424_751e3,
        2.121_379_430_158_659_7e4,
        3.930_789_580_009_271e4,
        2.872_908_573_572_194_3e4,
        5.226_495_278_852_545e3,
    ],
);

const MIDDLE: Rational = (
    [
        1.423_437_110_749_683_5,
        4.630_337_846_156_546,
        5.769_497_221_460_691,
        3.647_848_324_763_204_5,
        1.270_458_252_452_368_4,
        2.417_807_251_774_506e-1,
        2.272_384_498_926_918_4e-2,
        7.745_450_142_783_414e-4,
    ],
    [
        1.0,
        2.053_191_626_637_759,
        1.676_384_830_183_803_8,
        6.897_673_349_851e-1,
        1.481_039_764_274_800_8e-1,
        1.519_866_656_361_645_7e-2,
        5.475_938_084_995_345e-4,
        1.050_750_071_644_416_9e-9,
    ],
);

const FAR: Rational = (
    [
        6.657_904_643_501_103,
        5.463_784_911_164_114,
        1.784_826_539_917_291_3,
        2.965_605_718_285_048_7e-1,
        2.653_218_952_657_612_4e-2,
        1.242_660_947_388_078_4e-3,
        2.711_555_568_743_487_6e-5,
        2.010_334_399_292_288_1e-7,
    ],
    [
        1.0,
        5.998_322_065_558_88e-1,
        1.369_298_809_227_358e-1,
        1.487_536_129_085_061_5e-2,
        7.868_691_311_456_133e-4,
        1.846_318_317_510_054_7e-5,
        1.421_511_758_316_446e-7,
        2.044_263_103_389_939_8e-15,
    ],
);

#[cfg(test)]
mod tests {
    use super::{quantile, quantiles};

    /// Printed by R 4.3, `qnorm`.
    #[test]
    fn the_quantile_agrees_with_printed_values() {
        for (u, z) in [
            (0.5, 0.0),
            (0.9, 1.281_551_565_544_600_4),
            (0.975, 1.959_963_984_540_054),
            (0.001, -3.090_232_306_167_813),
            (1e-10, -6.361_340_902_404_056),
            // The check value that the paper gives for the far tail.
            (1e-20, -9.262_340_089_798_408),
        ] {
            assert!((quantile(u) - z).abs() < 1e-13, "{u}: {}", quantile(u));
        }
    }

    /// In the middle, at the border of the tails, far out in both, and in a block that is not full.
    #[test]
    fn many_quantiles_at_once_have_the_bits_of_one_after_the_other() {
        let shares: Vec<f64> =
            (1..500).map(|at| f64::from(at) / 500.0).chain([0.075, 0.925, 1e-12, 1.0 - 1e-12]).collect();
        let mut together = shares.clone();
        quantiles(&mut together);
        for (u, z) in shares.into_iter().zip(together) {
            assert_eq!(z.to_bits(), quantile(u).to_bits(), "{u}");
        }
    }
}
