using System;
using System.Linq;
using System.Numerics;
using System.Runtime.Intrinsics;
using FusedKernels.CompilerServices;
using FusedKernels.Runtime.Tests.Simd;
using NUnit.Framework;

namespace FusedKernels.Runtime.Tests.Reductions;

/// <summary>Lanes are folded in one shape, whatever the vector width.</summary>
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
public sealed class LaneTreeTests<T>
    where T : unmanaged, INumber<T>, IMinMaxValue<T>
{
    /// <summary>Neither commutative nor associative: tells apart every shape and every order of operands.</summary>
    private readonly struct SkewOp : IReductionOperator<T>
    {
        public static T Identity => throw new NotSupportedException();

        public static T Invoke(T left, T right) => left + left - right;

        public static Vector128<T> Invoke(Vector128<T> left, Vector128<T> right) => left + left - right;

        public static Vector256<T> Invoke(Vector256<T> left, Vector256<T> right) => left + left - right;

        public static Vector512<T> Invoke(Vector512<T> left, Vector512<T> right) => left + left - right;
    }

    [Test]
    public void VectorsFoldAsDefined([Values(128, 256, 512)] int width)
    {
        for (int seed = 0; seed < 20; seed++)
        {
            T[] lanes = Random(Lanes.Count<T>(width), seed);
            Assert.That(Lanes.Same(Lanes.Fold<T, SkewOp>(width, lanes), Defined<SkewOp>(lanes)), Is.True);
            Assert.That(Lanes.Same(Lanes.Fold<T, SumOp<T>>(width, lanes), Defined<SumOp<T>>(lanes)), Is.True);
            Assert.That(Lanes.Same(Lanes.Fold<T, MaximumOp<T>>(width, lanes), lanes.Max()), Is.True);
        }
    }

    [Test]
    public void ScalarFormFoldsAsDefined([Values(1, 2, 4, 8, 16, 32, 64, 128)] int count)
    {
        T[] lanes = Random(count, count);
        Assert.That(Lanes.Same(LaneTree.Fold<T, SkewOp>([.. lanes], count), Defined<SkewOp>(lanes)), Is.True);
    }

    [Test]
    public void LanesThatAreNotActiveAreTheIdentity([Values(1, 2, 8, 64)] int count)
    {
        for (int active = 0; active <= count; active++)
        {
            T[] lanes = Random(count, active);
            lanes.AsSpan(active).Fill(SumOp<T>.Identity);
            Assert.That(Lanes.Same(LaneTree.Fold<T, SumOp<T>>([.. lanes], active), Defined<SumOp<T>>(lanes)), Is.True, $"sum of {active}");
            lanes.AsSpan(active).Fill(LeastOp<T>.Identity);
            Assert.That(Lanes.Same(LaneTree.Fold<T, LeastOp<T>>([.. lanes], active), Defined<LeastOp<T>>(lanes)), Is.True, $"least of {active}");
        }
    }

    [Test]
    public void WiderVectorIsItsHalvesFoldedOntoEachOther()
    {
        T[] lanes = Random(Lanes.Count<T>(512), 5);
        Vector512<T> vector = Vector512.Create(lanes);
        Vector256<T> half = SkewOp.Invoke(vector.GetLower(), vector.GetUpper());
        Assert.That(Lanes.Same(LaneTree.Fold<T, SkewOp>(vector), LaneTree.Fold<T, SkewOp>(half)), Is.True);
    }

    /// <summary>By recursion: each lane of the lower half takes in its partner of the upper half.</summary>
    private static T Defined<TOp>(T[] lanes)
        where TOp : struct, IReductionOperator<T>
        => lanes.Length == 1
            ? lanes[0]
            : Defined<TOp>([.. lanes.Take(lanes.Length / 2).Zip(lanes.Skip(lanes.Length / 2), TOp.Invoke)]);

    private static T[] Random(int count, int seed)
    {
        var random = new Random(seed);
        bool floating = typeof(T) == typeof(double) || typeof(T) == typeof(float);
        return [.. Enumerable.Range(0, count).Select(_ => floating ? T.CreateTruncating(random.NextDouble() - 0.5) : T.CreateTruncating(random.NextInt64()))];
    }
}
