using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using FusedKernels.CompilerServices;
using FusedKernels.Runtime.Tests.Simd;
using NUnit.Framework;

namespace FusedKernels.Runtime.Tests.Reductions;

/// <summary>Each operation means the same for one value and in each lane, and its identity changes nothing.</summary>
[TestFixture(typeof(sbyte))]
[TestFixture(typeof(byte))]
[TestFixture(typeof(short))]
[TestFixture(typeof(ushort))]
[TestFixture(typeof(int))]
[TestFixture(typeof(uint))]
[TestFixture(typeof(long))]
[TestFixture(typeof(ulong))]
[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
public sealed class OperatorTests<T>
    where T : unmanaged, INumber<T>, IMinMaxValue<T>
{
    private static readonly T[] s_values =
    [
        T.Zero, -T.Zero, T.One, -T.One, T.MinValue, T.MaxValue, T.CreateTruncating(3), T.CreateTruncating(100), T.CreateTruncating(-7),
        T.One / T.CreateTruncating(3), T.MaxValue / T.CreateTruncating(2),
        .. Special(double.NaN), .. Special(double.PositiveInfinity), .. Special(double.NegativeInfinity), .. Special(double.Epsilon),
    ];

    private static T[] Special(double value) => typeof(T) == typeof(double) || typeof(T) == typeof(float) ? [T.CreateTruncating(value)] : [];

    [Test]
    public void Sum() => IsTheOperation<SumOp<T>>((a, b) => a + b);

    [Test]
    public void Product() => IsTheOperation<ProductOp<T>>((a, b) => a * b);

    [Test]
    public void Minimum() => IsTheOperation<MinimumOp<T>>(MathMin);

    [Test]
    public void Maximum() => IsTheOperation<MaximumOp<T>>(MathMax);

    [Test]
    public void Least() => IsTheOperation<LeastOp<T>>((a, b) => b < a ? b : a);

    [Test]
    public void Greatest() => IsTheOperation<GreatestOp<T>>((a, b) => b > a ? b : a);

    private static T MathMin(T a, T b) => (a, b) switch
    {
        (double x, double y) => (T)(object)Math.Min(x, y),
        (float x, float y) => (T)(object)MathF.Min(x, y),
        _ => a < b ? a : b,
    };

    private static T MathMax(T a, T b) => (a, b) switch
    {
        (double x, double y) => (T)(object)Math.Max(x, y),
        (float x, float y) => (T)(object)MathF.Max(x, y),
        _ => a > b ? a : b,
    };

    private static void IsTheOperation<TOp>(Func<T, T, T> definition)
        where TOp : struct, IReductionOperator<T>
        => OperatorChecks.Check<T, TOp>(s_values, definition);
}

/// <summary>The bitwise operations of the integers.</summary>
[TestFixture(typeof(sbyte))]
[TestFixture(typeof(byte))]
[TestFixture(typeof(short))]
[TestFixture(typeof(ushort))]
[TestFixture(typeof(int))]
[TestFixture(typeof(uint))]
[TestFixture(typeof(long))]
[TestFixture(typeof(ulong))]
public sealed class BitOperatorTests<T>
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    private static readonly T[] s_values = [T.Zero, T.One, ~T.Zero, T.MinValue, T.MaxValue, T.CreateTruncating(0x5A), T.CreateTruncating(0x1234_5678_9ABC_DEF1)];

    [Test]
    public void And() => OperatorChecks.Check<T, BitAndOp<T>>(s_values, (a, b) => a & b);

    [Test]
    public void Or() => OperatorChecks.Check<T, BitOrOp<T>>(s_values, (a, b) => a | b);

    [Test]
    public void Xor() => OperatorChecks.Check<T, BitXorOp<T>>(s_values, (a, b) => a ^ b);
}

internal static class OperatorChecks
{
    /// <summary>Scalar and vector forms over all pairs of the values, and the identity on the right (and on the left, NaN aside).</summary>
    public static void Check<T, TOp>(IReadOnlyList<T> values, Func<T, T, T> definition)
        where T : unmanaged, INumber<T>
        where TOp : struct, IReductionOperator<T>
    {
        (T A, T B)[] pairs = [.. from a in values from b in values select (a, b)];
        Assert.Multiple(() =>
        {
            foreach ((T a, T b) in pairs)
                Assert.That(Lanes.Same(TOp.Invoke(a, b), definition(a, b)), Is.True, $"scalar ({a}, {b}) gives {TOp.Invoke(a, b)}");

            foreach (T value in values)
            {
                Assert.That(Lanes.Same(TOp.Invoke(value, TOp.Identity), value), Is.True, $"{value} with the identity on the right");
                Assert.That(Lanes.Same(TOp.Invoke(TOp.Identity, value), value) || T.IsNaN(value), Is.True, $"{value} with the identity on the left");
            }

            foreach (int width in (int[])[128, 256, 512])
            {
                int count = Lanes.Count<T>(width);
                for (int i = 0; i < pairs.Length; i += count)
                {
                    (T A, T B)[] lanes = [.. Enumerable.Range(i, count).Select(k => pairs[k % pairs.Length])];
                    T[] actual = Lanes.Invoke<T, TOp>(width, [.. lanes.Select(p => p.A)], [.. lanes.Select(p => p.B)]);
                    for (int lane = 0; lane < count; lane++)
                        Assert.That(Lanes.Same(actual[lane], definition(lanes[lane].A, lanes[lane].B)), Is.True, $"{width} bits, {lanes[lane]} gives {actual[lane]}");
                }
            }
        });
    }
}
