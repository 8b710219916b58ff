using System;
using System.Collections.Generic;
using System.Linq;
using NUnit.Framework;

namespace FusedKernels.Runtime.Tests.Precision;

/// <summary>Every function of two arguments: its greatest error, and the same bits at every width.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed class AccuracyOfTwoTests
{
    [TestCaseSource(nameof(Names))]
    public void Errs_at_most_so_much_in_double(string name)
    {
        FunctionOfTwo function = Of(name);
        var random = new Random(7);
        (double X, double Y)[] points = Enumerable.Range(0, 20000 * Points.Factor).Select(_ => function.Points(random)).ToArray();
        double[] x = points.Select(point => point.X).ToArray(), y = points.Select(point => point.Y).ToArray();
        double[] z = Results(function.Of64, x, y);
        (double worst, string at) = (0, "");
        for (int k = 0; k < x.Length; k++)
        {
            double error = Ulp.Error(z[k], function.Exact(x[k], y[k]));
            if (!(error <= worst))
                (worst, at) = (error, $"({x[k]:R}, {y[k]:R})");
        }

        Verdict.OfError(function.Name, function.Bound, 1, worst, $"{at}, of {x.Length} pairs");
    }

    [TestCaseSource(nameof(Names))]
    public void Errs_at_most_so_much_in_float(string name)
    {
        FunctionOfTwo function = Of(name);
        var random = new Random(11);
        int count = 500_000 * Points.Factor;
        float[] x = new float[count], y = new float[count];
        for (int k = 0; k < count; k++)
        {
            (double X, double Y) point = function.Points(random);
            (x[k], y[k]) = k % 4 == 0
                ? (BitConverter.Int32BitsToSingle(random.Next() << 1), BitConverter.Int32BitsToSingle(random.Next() << 1))
                : ((float)point.X, (float)point.Y);
        }

        float[] z = Results(function.Of32, x, y);
        double[] exact = Results(function.Of64, x.Select(x => (double)x).ToArray(), y.Select(y => (double)y).ToArray());
        (double worst, string at) = (0, "");
        for (int k = 0; k < count; k++)
        {
            double error = Ulp.Error(z[k], exact[k]);
            if (!(error <= worst))
                (worst, at) = (error, $"({x[k]:R}f, {y[k]:R}f)");
        }

        Verdict.OfError(function.Name, function.Bound, 2, worst, at);
    }

    [TestCaseSource(nameof(Names))]
    public void Is_what_Math_says_at_the_ends(string name)
    {
        FunctionOfTwo function = Of(name);
        double[] x = Points.Ends.SelectMany(x => Points.Ends.Select(_ => x)).ToArray();
        double[] y = Points.Ends.SelectMany(_ => Points.Ends).ToArray();
        double[] z = Results(function.Of64, x, y);
        float[] narrow = Results(function.Of32, x.Select(x => (float)x).ToArray(), y.Select(y => (float)y).ToArray());
        Assert.Multiple(() =>
        {
            for (int k = 0; k < x.Length; k++)
            {
                Verdict.OfEnd(z[k], function.Platform(x[k], y[k]), $"({x[k]:R}, {y[k]:R})");
                Verdict.OfEnd(narrow[k], (float)function.Platform((float)x[k], (float)y[k]), $"({(float)x[k]:R}f, {(float)y[k]:R}f)");
            }
        });
    }

    internal static IEnumerable<string> Names() => Functions.OfTwo().Select(function => function.Name);

    private static FunctionOfTwo Of(string name) => Functions.OfTwo().First(function => function.Name == name);

    private static T[] Results<T>(FormsOfTwo<T> forms, T[] x, T[] y)
        where T : unmanaged
    {
        T[] first = Verdict.Padded(x), second = Verdict.Padded(y), z = new T[first.Length], other = new T[first.Length];
        forms.Run(2, first, second, z);
        foreach (int form in Verdict.OtherForms)
        {
            forms.Run(form, first, second, other);
            Verdict.OfBits(form, z, other, k => $"({first[k]}, {second[k]})");
        }

        return z[..x.Length];
    }
}
