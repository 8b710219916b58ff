using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Structures in T[,] and T[,,].</summary>
internal static class StructurePlaneCases
{
    public static IEnumerable<KernelCase> All() => [.. Proved(), .. Tested()];

    private static IEnumerable<KernelCase> Proved() =>
    [
        Plane("""
            public static void PlaneOfBodies(Body[,] bodies, double[,] force, double t)
            {
                for (int i = 0; i < bodies.GetLength(0); i++)
                {
                    for (int j = 0; j < bodies.GetLength(1); j++)
                    {
                        bodies[i, j].Speed += force[i, j] * t;
                        bodies[i, j].At += bodies[i, j].Speed * t;
                    }
                }
            }
            public struct Body { public double At, Speed; private double mass; public readonly double Mass => mass; }
            """),
        Plane("""
            public static void GreyPixels(Pixel[,] image, float[,] grey)
            {
                for (int i = 0; i < image.GetLength(0); i++)
                    for (int j = 0; j < image.GetLength(1); j++)
                        grey[i, j] = 0.25f * image[i, j].R + 0.5f * image[i, j].G + 0.25f * image[i, j].B;
            }
            public struct Pixel { public byte R, G, B; }
            """),
        Plane("""
            public static void MixedPlanes(Item[,] a, Item[,] b, int shift)
            {
                for (int i = 0; i < a.GetLength(0); i++)
                {
                    for (int j = 0; j < a.GetLength(1); j++)
                    {
                        a[i, j].Key = b[i, j].Key - a[i, j].Count;
                        a[i, j].Count += b[i, j].Small << shift;
                        a[i, j].Flag = b[i, j].Flag & a[i, j].Key > 0;
                    }
                }
            }
            public struct Item { public long Key; public int Count; public short Small; public bool Flag; }
            """).With("a", Values.Range(0, 2)).With("b", Values.Range(0, 2)).Expecting(Expected.Generated),
        Cube("""
            public static void CubeOfVectors(System.Numerics.Vector3[,,] a, System.Numerics.Vector3[,,] b)
            {
                for (int i = 0; i < a.GetLength(0); i++)
                    for (int j = 0; j < a.GetLength(1); j++)
                        for (int k = 0; k < a.GetLength(2); k++)
                            b[i, j, k] = System.Numerics.Vector3.Cross(a[i, j, k], b[i, j, k]) + a[i, j, k] * 0.5f;
            }
            """).With("a", Values.Finite).With("b", Values.Finite),
        Plane("""
            public static int EveryComplex(System.Numerics.Complex[,] plane, int least)
            {
                int count = 0;
                foreach (var z in plane)
                    count += z.Real > least ? 1 : z.Imaginary > least ? plane.Length : plane.Rank;
                return count;
            }
            """).Expecting(Expected.Generated),
        Plane("""
            public static void EdgesOfPlane((float Low, float High)[,] ranges)
            {
                int last = ranges.GetUpperBound(0);
                for (int j = 0; j < ranges.GetLength(1); j++)
                    (ranges[0, j].Low, ranges[last, j].High) = (ranges[last, j].Low, ranges[0, j].High + 1);
            }
            """).Running(from: 2),
    ];

    private static IEnumerable<KernelCase> Tested() =>
    [
        Plane("""
            public static void ScatteredFields(Cell[,] cells, int[] row, int[] column)
            {
                for (int i = 0; i < row.Length; i++)
                    cells[row[i], column[i]].Weight = i + 0.5f;
            }
            public struct Cell { public float Weight; public int Count; }
            """).With("row", Values.Range(0, 1)).With("column", Values.Range(0, 1)).Expecting(Expected.Anything),
        Cube("""
            public static void GatheredFields(Cell[,,] cells, int[] at, double[] x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = cells[at[i], 1, at[i] + 1].Weight + cells[0, at[i], i % 2].Count;
            }
            public struct Cell { public double Weight; public long Count; }
            """).With("at", Values.Range(0, 1)).Expecting(Expected.Anything),
        Plane("""
            public static void FieldsOutOfRange(Pixel[,] pixels, byte[,] a)
            {
                for (int i = 0; i < a.GetLength(0); i++)
                    for (int j = 0; j < a.GetLength(1); j++)
                        pixels[i, j].G = a[i, j];
            }
            public struct Pixel { public byte R, G, B; }
            """).Shape("pixels", n => [n, n - 1]).Expecting(Expected.Anything).Running(from: 2),
        Plane("""
            public static void BranchesOnFields(Cell[,] cells, int[] at, int limit)
            {
                for (int i = 0; i < at.Length; i++)
                {
                    if (at[i] < limit)
                        cells[i, 0].Count = cells[at[i], 0].Weight > 0 ? cells[0, at[i]].Count : at[i];
                }
            }
            public struct Cell { public float Weight; public int Count; }
            """).With("at", Values.Range(-1, 3)).Expecting(Expected.Anything),
    ];

    private static KernelCase Plane(string source) => new KernelCase(source).At([.. TestSizes.Plane]).Expecting(Expected.Simd, simdFrom: 130);

    private static KernelCase Cube(string source) => new KernelCase(source).At([.. TestSizes.Cube]).Expecting(Expected.Simd, simdFrom: 40);
}
