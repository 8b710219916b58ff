using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Kernels in generic types: those that compute with a type parameter of the type, and those that do not.</summary>
internal static class GenericTypeCases
{
    private const string Number = "where T : struct, System.Numerics.INumber<T>";

    public static IEnumerable<KernelCase> All()
    {
        foreach (string type in new[] { "Single", "Double", "Int16", "UInt64" })
        {
            yield return Scaled(type);
            yield return Reduced(type);
        }

        yield return Mapped();
        yield return Nested();
        yield return NestedInPlain();
        yield return OfAnyType();
        yield return CountedFor("Double");
        yield return CountedFor("Byte");
        yield return Unused();
        yield return UnusedWithField();
        yield return FieldsOfType();
        yield return StructuresOfType();
        yield return InParts();
    }

    private static KernelCase Scaled(string type) => new KernelCase($$"""
        public static void ScaleOf{{type}}(Span<T> x, T by)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = Changed(x[i]) * by;
        }
        private static T Changed(T x) => x > T.One ? x - T.One : x;
        """).In("T", Number, "System." + type);

    private static KernelCase Reduced(string type) => new KernelCase($$"""
        public static T SumOf{{type}}(T[] a, ref T most)
        {
            T sum = T.Zero;
            for (int i = 0; i < a.Length; i++)
            {
                sum += a[i];
                most = T.Max(most, a[i]);
            }
            return sum;
        }
        """).In("T", Number, "System." + type).With("a", Values.Tame).Close(1e-4);

    private static KernelCase Mapped() => new KernelCase("""
        public static void MapTypes<U>(ReadOnlySpan<T> a, Span<U> x, U by) where U : struct, System.Numerics.INumber<U>
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = U.CreateTruncating(a[i]) * by;
        }
        """).In("T", Number, "System.Int32").Of("System.Double");

    private static KernelCase Nested() => new KernelCase("""
        public static void NestedTypes<V>(ReadOnlySpan<T> a, ReadOnlySpan<U> b, Span<V> x)
            where V : struct, System.Numerics.INumber<V>
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = V.CreateTruncating(a[i]) - V.CreateTruncating(b[i]);
        }
        """).Within("T", Number, "System.Int16").In("U", "where U : struct, System.Numerics.INumber<U>", "System.Int64").Of("System.Int64");

    private static KernelCase NestedInPlain() => new KernelCase("""
        public static void NestedInGeneric(ReadOnlySpan<T> a, Span<T> x)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = a[i] * a[i] + T.One;
        }
        """).Within("T", Number, "System.Single");

    private static KernelCase OfAnyType() => new KernelCase("""
        public static void CopyOfAny(ReadOnlySpan<T> a, Span<T> x)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = a[i];
        }
        """).In("T", "where T : struct", "System.Numerics.Vector3");

    private static KernelCase CountedFor(string type) => new KernelCase($$"""
        public static void CountedFor{{type}}(Span<int> x)
        {
            int most = int.Max(3, 4) + (T.IsZero(T.One) ? 1 : 2);
            for (int i = 0; i < x.Length; i++)
                x[i] += most;
        }
        """).In("T", Number, "System." + type);

    private static KernelCase Unused() => new KernelCase("""
        public static void UnusedTypes(ReadOnlySpan<double> a, Span<double> x)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = Math.Sqrt(a[i]) + Half(x[i]);
        }
        private static double Half(double x) => x / 2;
        """).In("TKey, TValue", "where TKey : class", "System.String", "System.Int32");

    private static KernelCase UnusedWithField() => new KernelCase("""
        private static int offset = 7;
        private static float[] table = [3, 4, 5];
        public static void UnusedWithField(Span<float> x)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = x[i] * offset + table[1];
        }
        """).In("T", "", "System.Object");

    private static KernelCase FieldsOfType() => new KernelCase("""
        private static T factor = T.One + T.One;
        private static T[] table = [T.One, T.Zero];
        public static void FieldsOfType(Span<T> x)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = x[i] * factor + table[0] + Limits<T>.Most;
        }
        private static class Limits<U> where U : System.Numerics.INumber<U>
        {
            public static readonly U Most = U.CreateChecked(100);
        }
        """).In("T", Number, "System.Single");

    private static KernelCase StructuresOfType() => new KernelCase("""
        public static void StructuresOfType(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> x)
        {
            for (int i = 0; i < x.Length; i++)
            {
                var range = new Range(T.Min(a[i], b[i]), T.Max(a[i], b[i]));
                x[i] = range.Width + Range.Of(a[i], T.One).Low;
            }
        }
        private readonly struct Range(T low, T high)
        {
            public readonly T Low = low;
            public T Width => high - Low;
            public static Range Of(T at, T width) => new(at - width, at + width);
        }
        """).In("T", Number, "System.Double").With("a", Values.Finite).With("b", Values.Finite);

    private static KernelCase InParts() => new KernelCase("""
        public static partial void InParts<U>(ReadOnlySpan<T> a, Span<U> x) where U : struct, System.Numerics.INumber<U>;
        public static partial void InParts<V>(ReadOnlySpan<T> from, Span<V> to) where V : struct, System.Numerics.INumber<V>
        {
            for (int i = 0; i < to.Length; i++)
                to[i] = Parted<V>(from[i]);
        }
        private static partial W Parted<W>(T x) where W : struct, System.Numerics.INumber<W>;
        private static partial V Parted<V>(T x) where V : struct, System.Numerics.INumber<V> => V.CreateTruncating(x) + V.One;
        """).In("T", Number, "System.Int32").Of("System.Single");
}
