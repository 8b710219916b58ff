using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Structures, records, tuples, .NET's vectors and complex numbers as locals and results of helpers.</summary>
internal static class StructureCases
{
    private const string Dual = """
        private readonly struct Dual(double value, double slope)
        {
            public double Value { get; } = value;
            public readonly double Slope = slope;
            public double Norm => Math.Sqrt(Value * Value + Slope * Slope);
            public static Dual operator +(Dual a, Dual b) => new(a.Value + b.Value, a.Slope + b.Slope);
            public static Dual operator *(Dual a, Dual b) => new(a.Value * b.Value, a.Value * b.Slope + a.Slope * b.Value);
            public static Dual operator -(Dual a) => new(-a.Value, -a.Slope);
            public static implicit operator Dual(double v) => new(v, 0);
            public static bool operator >(Dual a, Dual b) => a.Value > b.Value;
            public static bool operator <(Dual a, Dual b) => a.Value < b.Value;
        }
        """;

    public static IEnumerable<KernelCase> All() => [.. Own(), .. Constructors(), .. Known(), .. Arrays(), .. Memory()];

    private static IEnumerable<KernelCase> Own() =>
    [
        new KernelCase($$"""
            public static void Duals(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> x, Span<double> y)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    var p = new Dual(a[i], 1);
                    Dual q = b[i];
                    Dual r = p * q + 3.0 * -p;
                    r += p;
                    if (r > q)
                        r = r * p;
                    x[i] = r.Value;
                    y[i] = r.Slope + r.Norm;
                }
            }
            {{Dual}}
            """),
        new KernelCase("""
            public static void Moves(ReadOnlySpan<float> a, Span<float> x, Span<int> n)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    var p = new Particle { Speed = a[i], Id = i };
                    for (int k = 0; k < 5; k++)
                    {
                        p.Move(0.5f);
                        if (p.At > 10) { p.Bounce(); break; }
                    }
                    Particle q = p;
                    q.Id = 3;
                    x[i] = p.At + q.Speed;
                    n[i] = p.Id * 2 + q.Id;
                }
            }
            private struct Particle
            {
                public float At, Speed;
                public int Id;
                public void Move(float t) { At += Speed * t; Id++; }
                public void Bounce() { Speed = -Speed; this.At = 10; }
            }
            """),
        new KernelCase("""
            public static void Records(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    var box = new Range2(a[i], b[i]).Sorted();
                    Range2 wider = box with { High = box.High + 1 };
                    var nested = new Pair { First = box, Second = new Range2(Low: 1, High: a[i]), Weight = 2 };
                    nested.First.High -= nested.Weight;
                    x[i] = wider.Width + nested.Second.Width * nested.First.Width + default(Range2).Low;
                }
            }
            private record struct Range2(double Low, double High)
            {
                public readonly double Width => High - Low;
                public readonly Range2 Sorted() => Low <= High ? this : new Range2(High, Low);
            }
            private struct Pair { public Range2 First, Second; public int Weight; }
            """),
        new KernelCase("""
            public static void Constructed(ReadOnlySpan<int> a, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    var c = new Cell(a[i], a[i] > 0);
                    x[i] = c.Total + (c.Flag ? 1 : c.Other);
                }
            }
            private struct Cell
            {
                private readonly int low = 5;
                public int Other { get; private set; } = 9;
                public bool Flag;
                public Cell(int v, bool flag)
                {
                    low += v & 15;
                    if (flag)
                        Other = low * 2;
                    Flag = flag && v > 100;
                }
                public readonly int Total { get { int t = low; for (int k = 0; k < 3; k++) t += Other; return t; } }
            }
            """),
        new KernelCase("""
            public static double BestPair(ReadOnlySpan<double> a)
            {
                (double Low, double High) r = (1e300, -1e300);
                for (int i = 0; i < a.Length; i++)
                {
                    r.Low = Math.Min(r.Low, a[i]);
                    r.High = Math.Max(r.High, a[i]);
                }
                return r.High - r.Low;
            }
            """).With("a", Values.Finite),
        new KernelCase("""
            public static void GenericStructure(ReadOnlySpan<float> a, Span<float> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    var p = new Vec<float>(a[i], 2);
                    var q = Vec<float>.Add(p, new Vec<float>(1, a[i]));
                    x[i] = q.Dot(p);
                }
            }
            private readonly struct Vec<T> where T : System.Numerics.INumber<T>
            {
                public readonly T X, Y;
                public Vec(T x, T y) { X = x; Y = y; }
                public static Vec<T> Add(Vec<T> a, Vec<T> b) => new(a.X + b.X, a.Y + b.Y);
                public T Dot(Vec<T> o) => X * o.X + Y * o.Y;
            }
            """),
        new KernelCase("""
            public static void Enums(ReadOnlySpan<int> a, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    var color = (Color)(a[i] & 3);
                    Small flags = Small.A | (a[i] > 0 ? Small.B : 0);
                    int t = color switch { Color.Red => 1, Color.Green => 20, _ => 300 };
                    if (color == Color.Blue || (flags & Small.B) != 0)
                        t += (int)flags;
                    x[i] = t + (int)(color + 1);
                }
            }
            private enum Color { Red, Green = 2, Blue = 3 }
            [Flags] private enum Small : byte { A = 1, B = 128 }
            """),
    ];

    private static IEnumerable<KernelCase> Constructors() =>
    [
        new KernelCase("""
            public static void ChainedConstructors(ReadOnlySpan<double> a, Span<double> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    var p = new Span2(a[i]);
                    var q = new Wide(a[i], i);
                    x[i] = p.Low + p.High * q.Sum + q.Weight - new Span2(a[i], 2).Count;
                }
            }
            private struct Span2
            {
                public double Low, High = 3;
                public int Count = 7;
                public Span2(double low, double high) { Low = low; High += high; }
                public Span2(double both) : this(both, both * 2) { Count++; Low -= Count; }
            }
            private record struct Wide(double A, double B)
            {
                public int Weight = 2;
                public Wide(double a, int b) : this(a + b, a - b) { Weight += b & 3; }
                public readonly double Sum => A + B;
            }
            """),
        new KernelCase("""
            public static void ReservedElements(Span<Cell> end, ReadOnlySpan<Cell> from, Cell left, Cell[] text)
            {
                for (int i = 0; i < end.Length; i++)
                {
                    end[i].A += from[i].B * left.A;
                    end[i].N = text[i].N + 1;
                }
            }
            public struct Cell { public float A, B; public int N; }
            """).With("end", Values.Range(0, 100)).With("from", Values.Range(0, 100)).With("left", Values.Range(0, 100)),
    ];

    private static IEnumerable<KernelCase> Known() =>
    [
        new KernelCase("""
            public static void Vectors(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> x, Span<float> y)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    var p = new System.Numerics.Vector3(a[i], b[i], 1);
                    var q = System.Numerics.Vector3.Normalize(p) * b[i] + System.Numerics.Vector3.UnitY;
                    q.X += 2;
                    var c = System.Numerics.Vector3.Cross(p, q) / 3;
                    x[i] = System.Numerics.Vector3.Dot(p, q) + c.Z - (-q).Length();
                    y[i] = System.Numerics.Vector3.Distance(p, c) + System.Numerics.Vector3.Min(p, q).Y + System.Numerics.Vector3.Abs(c).X;
                }
            }
            """).With("a", Values.Finite).With("b", Values.Finite),
        new KernelCase("""
            public static void SmallVectors(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    var p = new System.Numerics.Vector2(a[i], b[i]);
                    var q = new System.Numerics.Vector4(p, 1, 2) - System.Numerics.Vector4.One;
                    x[i] = p.LengthSquared() + System.Numerics.Vector4.Dot(q, q * 2) + (p == new System.Numerics.Vector2(1) ? 1 : 0);
                }
            }
            """).With("a", Values.Finite).With("b", Values.Finite),
        new KernelCase("""
            public static void ComplexNumbers(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> x, Span<double> y)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    var z = new System.Numerics.Complex(a[i], b[i]);
                    System.Numerics.Complex w = z * z + 3 - z / new System.Numerics.Complex(b[i], 2);
                    w = w * 2.5 - 1 / z + System.Numerics.Complex.Conjugate(z) / 3;
                    x[i] = w.Real;
                    y[i] = w.Imaginary + (w == z ? 1 : 0);
                }
            }
            """),
    ];

    private static IEnumerable<KernelCase> Arrays() =>
    [
        new KernelCase("""
            public static void StructureArrays(Body[] bodies, Body[] others, double[] force, double t)
            {
                for (int i = 0; i < bodies.Length; i++)
                {
                    bodies[i].Speed += force[i] * t;
                    others[i].At = bodies[i].At + bodies[i].Speed * t;
                }
            }
            public struct Body { public double At, Speed; }
            """).With("bodies", Values.Finite).With("others", Values.Finite).At(0, 1, 2, 3, 7, 17, 33, 1000, 4097),
        new KernelCase("""
            public static int MixedStructureArrays(Item[] items, Kind[] kinds, int[] x)
            {
                int count = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    items[i].Count += items[i].Key;
                    x[i] = kinds[i] == Kind.Odd ? items[i].Count : items[i].Small;
                    count += x[i];
                }
                return count;
            }
            public struct Item { public int Key, Count; public short Small; public byte Flag; }
            public enum Kind : byte { Even, Odd }
            """).With("kinds", Values.Range(0, 3)).At(0, 1, 2, 3, 7, 17, 33, 1000, 4097),
        new KernelCase("""
            public static void GatheredStructures(System.Numerics.Vector2[] points, int[] at, float[] x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = points[at[i]].X * 2 + points[at[i]].Y;
            }
            """).With("points", Values.Finite).With("at", Values.Range(0, 30)).At(0, 1, 2, 3, 7, 17, 33, 1000, 4097).Expecting(Expected.Anything),
    ];

    private static IEnumerable<KernelCase> Memory() =>
    [
        new KernelCase("""
            public static void ParticlesMove(Span<Body> bodies, ReadOnlySpan<double> force, double t)
            {
                for (int i = 0; i < bodies.Length; i++)
                {
                    bodies[i].Speed += force[i] * t;
                    bodies[i].At += bodies[i].Speed * t;
                }
            }
            public struct Body { public double At, Speed; private double mass; public readonly double Mass => mass; }
            """),
        new KernelCase("""
            public static double ParticlesEnergy(ReadOnlySpan<Point> points, Shift shift)
            {
                double sum = 0;
                for (int i = 0; i < points.Length; i++)
                {
                    Point p = points[i];
                    sum += p.X * p.X + (p.Y - shift.By) * shift.Times + p[1];
                }
                return sum;
            }
            public readonly record struct Point(double X, double Y) { public double this[int k] => k == 0 ? X : Y; }
            public record struct Shift(int Times, double By);
            """).With("points", Values.Finite).Close(1e-6).Expecting(Expected.Anything),
        new KernelCase("""
            public static void ComplexElements(Span<System.Numerics.Complex> z, System.Numerics.Complex c)
            {
                for (int i = 0; i < z.Length; i++)
                    z[i] = z[i] * z[i] + c;
            }
            """),
        new KernelCase("""
            public static void VectorElements(ReadOnlySpan<System.Numerics.Vector3> a, Span<System.Numerics.Vector3> b, Span<float> x)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    b[i] = System.Numerics.Vector3.Cross(a[i], b[i]) + a[i] * 0.5f;
                    x[i] = System.Numerics.Vector3.Dot(a[i], b[i]);
                }
            }
            """).With("a", Values.Finite).With("b", Values.Finite),
        new KernelCase("""
            public static void MixedElements(Span<Item> items, Span<long> sums)
            {
                for (int i = 0; i < sums.Length; i++)
                {
                    sums[i] = items[i].Key + items[i].Count * 3L + items[i].Small;
                    items[i].Count += items[i].Flag ? 1 : 2;
                    items[i].Small = (short)(items[i].Key >> 3);
                }
            }
            public struct Item { public long Key; public int Count; public short Small; public bool Flag; }
            """).With("items", Values.Range(0, 2)).Expecting(Expected.Threads),
        new KernelCase("""
            public static void EnumElements(ReadOnlySpan<Level> levels, Level least, Span<int> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = levels[i] >= least ? (int)levels[i] : levels[i] == Level.None ? -1 : 0;
            }
            public enum Level : ushort { None, Low, High = 300 }
            """),
        new KernelCase("""
            public static void TupleElements(Span<(float Low, float High)> ranges)
            {
                for (int i = 0; i < ranges.Length; i++)
                {
                    if (ranges[i].Low > ranges[i].High)
                        (ranges[i].Low, ranges[i].High) = (ranges[i].High, ranges[i].Low);
                }
            }
            """),
        new KernelCase("""
            public static void ElementOutOfRange(Span<Pixel> pixels, ReadOnlySpan<byte> a)
            {
                for (int i = 0; i < a.Length; i++)
                    pixels[i].G = a[i];
            }
            public struct Pixel { public byte R, G, B; }
            """).Shape("pixels", n => [n - 1]).Expecting(Expected.Anything).Running(from: 2),
    ];
}
