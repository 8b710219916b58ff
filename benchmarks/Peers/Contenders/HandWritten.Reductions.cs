using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Peers.Contenders;

/// <summary>Sums by hand: eight accumulators hide the latency of the addition.</summary>
public static partial class HandWritten
{
    /// <summary>What one vector of a reduction adds.</summary>
    private interface ITerm
    {
        static abstract Vector512<double> Of(Vector512<double> a, Vector512<double> b);

        static abstract Vector256<double> Of(Vector256<double> a, Vector256<double> b);

        static abstract double Of(double a, double b);
    }

    private readonly struct Whole : ITerm
    {
        public static Vector512<double> Of(Vector512<double> a, Vector512<double> b) => a;

        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => a;

        public static double Of(double a, double b) => a;
    }

    private readonly struct AboveThree : ITerm
    {
        public static Vector512<double> Of(Vector512<double> a, Vector512<double> b) =>
            Vector512.GreaterThan(a, Vector512.Create(3.0)) & a;

        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) =>
            Vector256.GreaterThan(a, Vector256.Create(3.0)) & a;

        public static double Of(double a, double b) => a > 3 ? a : 0;
    }

    private readonly struct Product : ITerm
    {
        public static Vector512<double> Of(Vector512<double> a, Vector512<double> b) => a * b;

        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => a * b;

        public static double Of(double a, double b) => a * b;
    }

    /// <summary>Sum of all elements.</summary>
    public static double Sum(double[] a, int threads) => Reduce<Whole>(a, a, threads);

    /// <summary>Sum of the elements above 3.</summary>
    public static double SumAboveThree(double[] a, int threads) => Reduce<AboveThree>(a, a, threads);

    /// <summary>Dot product.</summary>
    public static double Dot(double[] a, double[] b, int threads) => Reduce<Product>(a, b, threads);

    private static double Reduce<TTerm>(double[] a, double[] b, int threads)
        where TTerm : struct, ITerm
    {
        if (threads == 1)
            return Reduce<TTerm>(a.AsSpan(), b.AsSpan());
        double sum = 0;
        var gate = new object();
        Split(a.Length, threads, (from, to) =>
        {
            double part = Reduce<TTerm>(a.AsSpan(from..to), b.AsSpan(from..to));
            lock (gate)
                sum += part;
        });
        return sum;
    }

    private static double Reduce<TTerm>(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
        where TTerm : struct, ITerm
    {
        ref double ra = ref MemoryMarshal.GetReference(a), rb = ref MemoryMarshal.GetReference(b);
        int i = 0;
        double sum = Wide ? Reduce512<TTerm>(ref ra, ref rb, a.Length, ref i) : Reduce256<TTerm>(ref ra, ref rb, a.Length, ref i);
        for (; i < a.Length; i++)
            sum += TTerm.Of(a[i], b[i]);
        return sum;
    }

    private static double Reduce512<TTerm>(ref double a, ref double b, int n, ref int i)
        where TTerm : struct, ITerm
    {
        const int Width = 8;
        Vector512<double> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default;
        for (; i <= n - 8 * Width; i += 8 * Width)
        {
            nuint o = (nuint)i;
            s0 += Term(ref a, ref b, o);
            s1 += Term(ref a, ref b, o + Width);
            s2 += Term(ref a, ref b, o + 2 * Width);
            s3 += Term(ref a, ref b, o + 3 * Width);
            s4 += Term(ref a, ref b, o + 4 * Width);
            s5 += Term(ref a, ref b, o + 5 * Width);
            s6 += Term(ref a, ref b, o + 6 * Width);
            s7 += Term(ref a, ref b, o + 7 * Width);
        }

        return Vector512.Sum(((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7)));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector512<double> Term(ref double a, ref double b, nuint o) =>
            TTerm.Of(Vector512.LoadUnsafe(ref a, o), Vector512.LoadUnsafe(ref b, o));
    }

    private static double Reduce256<TTerm>(ref double a, ref double b, int n, ref int i)
        where TTerm : struct, ITerm
    {
        const int Width = 4;
        Vector256<double> s0 = default, s1 = default, s2 = default, s3 = default;
        for (; i <= n - 4 * Width; i += 4 * Width)
        {
            nuint o = (nuint)i;
            s0 += Term(ref a, ref b, o);
            s1 += Term(ref a, ref b, o + Width);
            s2 += Term(ref a, ref b, o + 2 * Width);
            s3 += Term(ref a, ref b, o + 3 * Width);
        }

        return Vector256.Sum((s0 + s1) + (s2 + s3));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector256<double> Term(ref double a, ref double b, nuint o) =>
            TTerm.Of(Vector256.LoadUnsafe(ref a, o), Vector256.LoadUnsafe(ref b, o));
    }
}
