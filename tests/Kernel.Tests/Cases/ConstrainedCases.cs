using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Generic kernels for structures that implement the operators and members which the constraints name.</summary>
internal static class ConstrainedCases
{
    private const string Fields = """
        public interface IFieldOf<TSelf> where TSelf : struct, IFieldOf<TSelf>
        {
            static abstract TSelf operator +(TSelf a, TSelf b);
            static abstract TSelf operator *(TSelf a, TSelf b);
            static abstract TSelf operator -(TSelf a);
            static abstract TSelf operator ++(TSelf a);
            static abstract bool operator <(TSelf a, TSelf b);
            static abstract bool operator >(TSelf a, TSelf b);
            static abstract TSelf One { get; }
            static abstract TSelf Of<U>(U value) where U : struct, System.Numerics.INumber<U>;
            static virtual TSelf Twice(TSelf a) => a + a;
            double Norm { get; }
            TSelf Scaled(double by);
            void Shift(double by);
        }
        public struct Dual(double re, double du) : IFieldOf<Dual>
        {
            public double Re = re, Du = du;
            public static Dual operator +(Dual a, Dual b) => new(a.Re + b.Re, a.Du + b.Du);
            public static Dual operator *(Dual a, Dual b) => new(a.Re * b.Re, a.Re * b.Du + a.Du * b.Re);
            public static Dual operator -(Dual a) => new(-a.Re, -a.Du);
            public static Dual operator ++(Dual a) => new(a.Re + 1, a.Du);
            public static bool operator <(Dual a, Dual b) => a.Re < b.Re;
            public static bool operator >(Dual a, Dual b) => a.Re > b.Re;
            public static Dual One => new(1, 0);
            static Dual IFieldOf<Dual>.Of<U>(U value) => new(U.IsZero(value + U.One) ? 2 : 1, 0);
            public readonly double Norm => Math.Sqrt(Re * Re + Du * Du);
            public readonly Dual Scaled(double by) => new(Re * by, Du * by);
            public void Shift(double by) => Re += by;
        }
        """;

    public static IEnumerable<KernelCase> All()
    {
        yield return OwnInterface();
        yield return OwnMembers();
        yield return InGenericType();
        yield return Operators();
        yield return Strategy();
        yield return OfComplex();
    }

    private static KernelCase OwnInterface() => new KernelCase($$"""
        public static void OfOwnInterface<T>(ReadOnlySpan<T> a, Span<T> x, T by) where T : struct, IFieldOf<T>
        {
            for (int i = 0; i < x.Length; i++)
            {
                T t = a[i] * by + x[i];
                t += T.One;
                if (t < by || a[i] > by)
                    t = -t;
                x[i] = t;
            }
        }
        {{Fields}}
        """).Of("OfOwnInterfaceCase+Dual");

    private static KernelCase OwnMembers() => new KernelCase($$"""
        public static void OfOwnMembers<T>(ReadOnlySpan<T> a, ReadOnlySpan<int> n, Span<T> x) where T : struct, IFieldOf<T>
        {
            for (int i = 0; i < x.Length; i++)
            {
                T t = T.Twice(a[i]);
                t++;
                t.Shift(2.5);
                T u = t;
                u.Shift(n[i]);
                x[i] = Sum(t.Scaled(t.Norm), T.Of(n[i])) + u;
            }
        }
        private static T Sum<T>(T a, T b) where T : struct, IFieldOf<T> => a + b * T.One;
        {{Fields}}
        """).Of("OfOwnMembersCase+Dual");

    private static KernelCase InGenericType() => new KernelCase($$"""
        public static void OfOwnInType(ReadOnlySpan<T> a, Span<T> x)
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = a[i] * a[i] + T.One;
        }
        }
        public static class OfOwnTypes
        {
        {{Fields}}
        """).In("T", "where T : struct, OfOwnTypes.IFieldOf<T>", "OfOwnTypes+Dual");

    private static KernelCase Operators() => new KernelCase("""
        public static void OfOperators<T>(ReadOnlySpan<T> a, Span<T> x, T by)
            where T : struct, System.Numerics.IAdditionOperators<T, T, T>, System.Numerics.IMultiplyOperators<T, T, T>, System.Numerics.IEqualityOperators<T, T, bool>
        {
            for (int i = 0; i < x.Length; i++)
            {
                T t = a[i] * by + x[i];
                x[i] = t == by ? a[i] : t * t;
            }
        }
        public readonly record struct Modular(uint Value) : System.Numerics.IAdditionOperators<Modular, Modular, Modular>, System.Numerics.IMultiplyOperators<Modular, Modular, Modular>,
            System.Numerics.IEqualityOperators<Modular, Modular, bool>
        {
            public static Modular operator +(Modular a, Modular b) => new((a.Value + b.Value) % 65521);
            public static Modular operator *(Modular a, Modular b) => new((uint)((ulong)a.Value * b.Value % 65521));
            static bool System.Numerics.IEqualityOperators<Modular, Modular, bool>.operator ==(Modular a, Modular b) => a.Value == b.Value;
            static bool System.Numerics.IEqualityOperators<Modular, Modular, bool>.operator !=(Modular a, Modular b) => a.Value != b.Value;
        }
        """).Of("OfOperatorsCase+Modular");

    private static KernelCase Strategy() => new KernelCase("""
        public static void MapByOperation<T, TOperation>(ReadOnlySpan<T> a, Span<T> x) where T : struct, System.Numerics.INumber<T> where TOperation : struct, IOperation
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = TOperation.Apply(a[i], x[i]);
        }
        public interface IOperation { static abstract V Apply<V>(V a, V b) where V : struct, System.Numerics.INumber<V>; }
        public readonly struct Least : IOperation { public static V Apply<V>(V a, V b) where V : struct, System.Numerics.INumber<V> => a < b ? a : b + V.One; }
        """).Of("System.Single", "MapByOperationCase+Least");

    private static KernelCase OfComplex() => new KernelCase("""
        public static void OfComplexNumbers<T>(ReadOnlySpan<T> a, Span<T> x) where T : struct, System.Numerics.INumberBase<T>
        {
            for (int i = 0; i < x.Length; i++)
                x[i] = a[i] * x[i] - a[i];
        }
        """).Of("System.Numerics.Complex").With("a", Values.Finite).With("x", Values.Finite);
}
