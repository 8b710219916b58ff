using System;
using System.Collections.Generic;
using System.Linq;
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

        Verdict.OfError(function.Name, function.Bound, 1, worst, $"{at:R}, of {x.Length} arguments");
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
            foreach (int form in Verdict.OtherForms)
            {
                function.Of32.Run(form, x, other);
                Verdict.OfBits(form, y, other, k => $"{x[k]:R}f");
            }

            for (int k = 0; k < block; k++)
            {
                double error = Ulp.Error(y[k], exact[k]);
                if (!(error <= worst))
                    (worst, at) = (error, x[k]);
            }
        }

        Verdict.OfError(function.Name, function.Bound, 2, worst, $"{at:R}f");
    }

    [TestCaseSource(nameof(Names))]
    public void Is_what_Math_says_at_the_ends(string name)
    {
        Function function = Of(name);
        double[] ends = Points.Ends;
        double[] y = Results(function.Of64, ends);
        float[] narrow = Results(function.Of32, ends.Select(x => (float)x).ToArray());
        Assert.Multiple(() =>
        {
            for (int k = 0; k < ends.Length; k++)
            {
                Verdict.OfEnd(y[k], function.Platform(ends[k]), $"{ends[k]:R}");
                Verdict.OfEnd(narrow[k], (float)function.Platform((float)ends[k]), $"{(float)ends[k]:R}f");
            }
        });
    }

    /// <summary>What takes a rare path takes along all lanes of its vector.</summary>
    [TestCaseSource(nameof(Names))]
    public void Gives_the_same_beside_whatever_other_arguments(string name)
    {
        Function function = Of(name);
        var random = new Random(11);
        double[] ordinary = Points.Of(function.Low, function.High, function.Work, function.Centres);
        double[] mixed = Enumerable.Range(0, 200_000).Select(k => random.Next(16) == 0 ? Points.Ends[random.Next(Points.Ends.Length)] : ordinary[random.Next(ordinary.Length)]).ToArray();
        Results(function.Of64, mixed);
        Results(function.Of32, mixed.Select(x => (float)x).ToArray());
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
        int[] falls = Enumerable.Range(1, y.Length - 1).Where(k => (y[k] - y[k - 1]) * function.Direction < 0).ToArray();
        Assert.That(falls, Is.Empty, () => $"At {string.Join(", ", falls.Take(5).Select(k => x[k].ToString("R")))}");
    }

    internal static IEnumerable<string> Names() => Functions.OfOne().Select(function => function.Name);

    private static Function Of(string name) => Functions.OfOne().First(function => function.Name == name);

    private static T[] Results<T>(Forms<T> forms, T[] x)
        where T : unmanaged
    {
        T[] padded = Verdict.Padded(x), y = new T[padded.Length], other = new T[padded.Length];
        forms.Run(2, padded, y);
        foreach (int form in Verdict.OtherForms)
        {
            forms.Run(form, padded, other);
            Verdict.OfBits(form, y, other, k => $"{padded[k]}");
        }

        return y[..x.Length];
    }
}
