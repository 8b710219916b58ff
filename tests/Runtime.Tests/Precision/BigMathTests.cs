using System;
using System.Collections.Generic;
using System.Globalization;
using System.Numerics;
using NUnit.Framework;

namespace FusedKernels.Runtime.Tests.Precision;

/// <summary>The references against digits that are published.</summary>
public sealed class BigMathTests
{
    private static IEnumerable<TestCaseData> Values()
    {
        static TestCaseData Case(string name, Big value, string digits) => new TestCaseData(value, digits).SetName($"Has_the_published_digits_of({name})");
        yield return Case("ln 2", BigConstants.Ln2, "0.69314718055994530941723212145817656807550013436026");
        yield return Case("ln 10", BigConstants.Ln10, "2.3025850929940456840179914546843642076011014886288");
        yield return Case("pi", BigConstants.Pi, "3.1415926535897932384626433832795028841971693993751");
        yield return Case("exp 1", BigMath.Exp(1), "2.7182818284590452353602874713526624977572470936999");
        yield return Case("exp -1", BigMath.Exp(-1), "0.36787944117144232159552377016146086744581113103177");
        yield return Case("expm1 2^-40", BigMath.ExpM1(new Big(1, -40)), "9.09494701773341828221315701723499792085211988333e-13");
        yield return Case("log 3", BigMath.Log(3), "1.0986122886681096913952452369225257046474905578227");
        yield return Case("log 10", BigMath.Log(10), "2.3025850929940456840179914546843642076011014886288");
        yield return Case("log1p 2^-40", BigMath.LogP1(new Big(1, -40)), "0.00000000000090949470177251464760876279943469247090424311045790");
        yield return Case("sqrt 2", BigMath.Sqrt(2), "1.4142135623730950488016887242096980785696718753769");
        yield return Case("cbrt 2", BigMath.Cbrt(2), "1.2599210498948731647672106072782283505702514647015");
        yield return Case("sin 1", BigMath.Sin(1), "0.84147098480789650665250232163029899962256306079837");
        yield return Case("cos 1", BigMath.Cos(1), "0.54030230586813971740093660744297660373231042061792");
        yield return Case("tan 1", BigMath.Tan(1), "1.5574077246549022305069748074583601730872507723815");
        yield return Case("sin 1e22", BigMath.Sin(1e22), "-0.85220084976718880177270589375302936826176215041004");
        yield return Case("atan 1/2", BigMath.Atan(0.5), "0.46364760900080611621425623146121440202853705428612");
        yield return Case("asin 1/3", BigMath.Asin((Big)1 / 3), "0.33983690945412193709639251339176406638824469033246");
        yield return Case("sinh 1", BigMath.Sinh(1), "1.1752011936438014568823818505956008151557179813341");
        yield return Case("cosh 1", BigMath.Cosh(1), "1.5430806348152437784779056207570616826015291123659");
        yield return Case("tanh 1", BigMath.Tanh(1), "0.76159415595576488811945828260479359041276859725794");
        yield return Case("asinh 1", BigMath.Asinh(1), "0.88137358701954302523260932497979230902816032826163");
        yield return Case("acosh 2", BigMath.Acosh(2), "1.3169578969248167086250463473079684440269819714675");
        yield return Case("atanh 1/2", BigMath.Atanh(0.5), "0.54930614433405484569762261846126285232374527891137");
        yield return Case("erf 1", BigMath.Erf(1), "0.84270079294971486934122063508260925929606699796630");
        yield return Case("erfc 2", BigMath.Erfc(2), "0.00467773498104726583793074363274707138910820296");
        yield return Case("erfc 5", BigMath.Erfc(5), "1.537459794428034850188343485383378890118e-12");
        yield return Case("erfc 10", BigMath.Erfc(10), "2.088487583762544757000786294957788611561e-45");
        yield return Case("normal cdf 1", BigMath.NormalCdf(1), "0.8413447460685429485852325456320379224779129667266");
        yield return Case("normal cdf -5", BigMath.NormalCdf(-5), "2.866515718791939116737523328746453538544e-7");
    }

    [TestCaseSource(nameof(Values))]
    public void Has_the_published_digits_of(object value, string digits)
    {
        int e = digits.IndexOf('e', StringComparison.Ordinal);
        int exponent = e < 0 ? 0 : int.Parse(digits[(e + 1)..], CultureInfo.InvariantCulture);
        string mantissa = e < 0 ? digits : digits[..e];
        int places = mantissa.Length - mantissa.IndexOf('.', StringComparison.Ordinal) - 1 - exponent;
        Big published = (Big)1 * new Big(BigInteger.Parse(mantissa.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture), 0);
        Big scaled = (Big)value * new Big(BigInteger.Pow(10, places), 0);
        Assert.That((scaled - published).Abs() < 2, Is.True, () => $"{(scaled - published).ToDouble()} units of the last digit");
    }
}
