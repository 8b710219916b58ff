using System;
using System.Runtime.InteropServices;
using NUnit.Framework;

namespace FusedKernels.Runtime.Tests.Precision;

/// <summary>What tests of functions say.</summary>
internal static class Verdict
{
    /// <summary>All forms of a function but the one that the others are compared with.</summary>
    internal static int[] OtherForms { get; } = [0, 1, 3];

    /// <summary>With zeros up to a multiple of 64.</summary>
    internal static T[] Padded<T>(T[] x)
    {
        var padded = new T[(x.Length + 63) / 64 * 64];
        x.CopyTo(padded, 0);
        return padded;
    }

    internal static void OfError(string function, double bound, int column, double worst, string at)
    {
        TestContext.Out.WriteLine($"{function}: {worst:0.0000} ulp at {at}");
        Assert.That(worst, Is.LessThanOrEqualTo(bound), () => $"At {at}");
        ErrorTable.Offer(function, column, worst);
        double claimed = ErrorTable.Claimed(function, column);
        Assert.That(worst, Is.LessThanOrEqualTo(claimed), () => $"docs/vector-math.md claims less; at {at}");
    }

    /// <summary>Two forms give the same bits, any NaN being any NaN.</summary>
    internal static void OfBits<T>(int form, T[] y, T[] other, Func<int, string> argument)
        where T : unmanaged
    {
        if (MemoryMarshal.AsBytes(y.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(other.AsSpan())))
            return;
        for (int k = 0; k < y.Length; k++)
        {
            // Equals says that any NaN is any NaN, but also that 0 is -0.0, which ToString tells apart.
            if (!y[k].Equals(other[k]) || y[k].ToString() != other[k].ToString())
                Assert.Fail($"{Forms<T>.Names[form]} gives {other[k]}, 256 bits give {y[k]}, of {argument(k)}");
        }
    }

    /// <summary>What is no ordinary number must be the same, sign of zero included; where the platform rounds, it is no reference.</summary>
    internal static void OfEnd(double actual, double expected, string at)
    {
        if (double.IsNaN(expected) || double.IsInfinity(expected) || expected == 0)
        {
            Assert.That(actual, Is.EqualTo(expected), () => $"Of {at}");
            Assert.That(double.IsNaN(expected) || double.IsNegative(actual) == double.IsNegative(expected), () => $"The sign of 0 at {at}");
        }
        else
        {
            Assert.That(actual, Is.EqualTo(expected).Within(3e-5).Percent, () => $"Of {at}");
        }
    }
}
