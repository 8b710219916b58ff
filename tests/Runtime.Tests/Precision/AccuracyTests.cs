using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using NUnit.Framework;

namespace FusedKernels.Runtime.Tests.Precision;

/// <summary>Every function of one argument: its greatest error, and the same bits at every width.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed class AccuracyTests
{
    [TestCaseSource(nameof(Names))]
    public void Errs_at_most_so_much_in_double(string name)
    {
        Function function = Of(name);
        double[] x = Points.Of(function.Low, function.High, function.Work, function.Centres);
        double[] y = Results(function.Of64, x);
        (double worst, double at) = (0, 0);
        for (int k = 0; k < x.Length; k++)
        {
            double error = Ulp.Error(y[k], function.Exact(x[k]));
            if (!(error <= worst))
                (worst, at) = (error, x[k]);
        }

        Check(function, 1, worst, $"{at:R}, of {x.Length} arguments");
    }

    [TestCaseSource(nameof(Names))]
    public void Errs_at_most_so_much_in_float(string name)
    {
        const int block = 1 << 16;
        Function function = Of(name);
        float[] x = new float[block], y = new float[block], other = new float[block];
        double[] wide = new double[block], exact = new double[block];
        (double worst, double at) = (0, 0);
        for (long bits = 0; bits < 1L << 32;)
        {
            for (int k = 0; k < block; k++, bits += Points.FloatStride)
                wide[k] = x[k] = BitConverter.Int32BitsToSingle((int)bits);
            function.Of32.Run(2, x, y);
            function.Of64.Run(2, wide, exact);
            CheckBits(function.Of32, x, y, other);
            for (int k = 0; k < block; k++)
            {
                double error = Ulp.Error(y[k], exact[k]);
                if (!(error <= worst))
                    (worst, at) = (error, x[k]);
            }
        }

        Check(function, 2, worst, $"{at:R}f");
    }

    [TestCaseSource(nameof(Names))]
    public void Is_what_Math_says_at_the_ends(string name)
    {
        Function function = Of(name);
        double[] ends =
        [
            0, -0.0, double.Epsilon, -double.Epsilon, 1, -1, 2, -2, 0.5, -0.5, double.MaxValue, double.MinValue,
            double.PositiveInfinity, double.NegativeInfinity, double.NaN, 2.2250738585072014E-308, 1e300, -1e300, 1e-300, -1e-300, 1000, -1000, 100, -100,
        ];
        double[] y = Results(function.Of64, ends);
        float[] narrow = Results(function.Of32, ends.Select(x => (float)x).ToArray());
        Assert.Multiple(() =>
        {
            for (int k = 0; k < ends.Length; k++)
            {
                Same(y[k], function.Platform(ends[k]), ends[k]);
                Same(narrow[k], (float)function.Platform((float)ends[k]), (float)ends[k]);
            }
        });
    }

    /// <summary>Next to each other, at many places.</summary>
    [TestCaseSource(nameof(Names))]
    public void Goes_up_where_the_function_does(string name)
    {
        Function function = Of(name);
        if (function.Direction == 0)
            return;
        double[] x = Points.Of(function.Low, function.High, function.Work, function.Centres);
        Array.Sort(x);
        double[] y = Results(function.Of64, x);
        Array.Reverse(y, 0, function.Direction < 0 ? y.Length : 0);
        int[] falls = Enumerable.Range(1, y.Length - 1).Where(k => y[k] < y[k - 1]).ToArray();
        Assert.That(falls, Is.Empty, () => $"At {string.Join(", ", falls.Take(5).Select(k => x[function.Direction < 0 ? ^k : k]))}");
    }

    internal static IEnumerable<string> Names() => Functions.OfOne().Select(function => function.Name);

    private static Function Of(string name) => Functions.OfOne().First(function => function.Name == name);

    private static void Same(double actual, double expected, double at)
    {
        if (double.IsNaN(expected) || double.IsInfinity(expected) || expected == 0)
        {
            Assert.That(actual, Is.EqualTo(expected), () => $"Of {at:R}");
            Assert.That(double.IsNaN(expected) || double.IsNegative(actual) == double.IsNegative(expected), () => $"The sign of 0 at {at:R}");
        }
        else
        {
            Assert.That(actual, Is.EqualTo(expected).Within(1e-5).Percent, () => $"Of {at:R}");
        }
    }

    private static void Check(Function function, int column, double worst, string at)
    {
        TestContext.Out.WriteLine($"{function.Name}: {worst:0.0000} ulp at {at}");
        Assert.That(worst, Is.LessThanOrEqualTo(function.Bound), () => $"At {at}");
        ErrorTable.Offer(function.Name, column, worst);
        double claimed = ErrorTable.Claimed(function.Name, column);
        Assert.That(worst, Is.LessThanOrEqualTo(claimed), () => $"docs/vector-math.md claims less; at {at}");
    }

    private static T[] Results<T>(Forms<T> forms, T[] x)
        where T : unmanaged
    {
        var padded = new T[(x.Length + 63) / 64 * 64];
        x.CopyTo(padded, 0);
        T[] y = new T[padded.Length], other = new T[padded.Length];
        forms.Run(2, padded, y);
        CheckBits(forms, padded, y, other);
        return y[..x.Length];
    }

    private static void CheckBits<T>(Forms<T> forms, T[] x, T[] y, T[] other)
        where T : unmanaged
    {
        for (int form = 0; form < 4; form++)
        {
            if (form == 2)
                continue;
            forms.Run(form, x, other);
            if (MemoryMarshal.AsBytes(y.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(other.AsSpan())))
                continue;

            for (int k = 0; k < x.Length; k++)
            {
                // Equals says that any NaN is any NaN, but also that 0 is -0.0, which ToString tells apart.
                if (!y[k].Equals(other[k]) || (y[k].ToString() != other[k].ToString()))
                    Assert.Fail($"{Forms<T>.Names[form]} gives {other[k]}, 256 bits give {y[k]}, of {x[k]}");
            }
        }
    }
}
