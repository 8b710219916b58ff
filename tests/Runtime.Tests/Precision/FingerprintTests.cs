using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using NUnit.Framework;

namespace FusedKernels.Runtime.Tests.Precision;

/// <summary>
/// The bits of every function on some thousands of arguments, as one number, are those of any other machine, processor and JIT. <c>ACCEPT_ERRORS=1</c> writes them anew.
/// </summary>
public sealed class FingerprintTests
{
    [Test]
    public void Has_the_bits_that_other_machines_give()
    {
        string[] prints = Prints().ToArray();
        if (Environment.GetEnvironmentVariable("ACCEPT_ERRORS") == "1")
            File.WriteAllText(Accepted(), string.Join('\n', prints) + "\n");
        Assert.That(prints, Is.EqualTo(File.ReadAllLines(Accepted())));
    }

    private static IEnumerable<string> Prints()
    {
        var random = new Random(5);
        double[] x = Points.Ends.Concat(Enumerable.Range(0, 4000).Select(k => k % 2 == 0 ? Points.Anywhere(random) : (random.NextDouble() - 0.5) * 50)).ToArray();
        double[] y = Enumerable.Range(0, x.Length).Select(k => k % 3 == 0 ? Points.Anywhere(random) : (random.NextDouble() - 0.5) * 10).ToArray();
        foreach (Function function in Functions.OfOne().Where(f => !f.IsOfProcessor))
        {
            Forms<double> wide = function.Of64;
            Forms<float> narrow = function.Of32;
            yield return Print(function.Name, x.Select(x => wide.Scalar(x)), x.Select(x => narrow.Scalar((float)x)));
        }

        foreach (FunctionOfTwo function in Functions.OfTwo())
        {
            FormsOfTwo<double> wide = function.Of64;
            FormsOfTwo<float> narrow = function.Of32;
            yield return Print(function.Name, x.Zip(y, wide.Scalar), x.Zip(y, (x, y) => narrow.Scalar((float)x, (float)y)));
        }
    }

    /// <summary>The bits of each in a polynomial modulo 2^64; any NaN is one and the same.</summary>
    private static string Print(string name, IEnumerable<double> wide, IEnumerable<float> narrow)
    {
        ulong print = 0;
        foreach (double value in wide)
            print = (print * 0x9E3779B97F4A7C15) + (double.IsNaN(value) ? 1 : BitConverter.DoubleToUInt64Bits(value)) + (print >> 29);
        foreach (float value in narrow)
            print = (print * 0x9E3779B97F4A7C15) + (float.IsNaN(value) ? 1 : BitConverter.SingleToUInt32Bits(value)) + (print >> 29);
        return $"{name} {print:X16}";
    }

    private static string Accepted([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Fingerprints.txt");
}
