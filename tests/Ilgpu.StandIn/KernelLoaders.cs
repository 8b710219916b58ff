using System;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace ILGPU.Runtime;

/// <summary>Makes launchers of kernels, for as many arguments as System.Action takes.</summary>
public static class KernelLoaders
{
    public static Action<AcceleratorStream, TIndex, T1> LoadAutoGroupedKernel<TIndex, T1>(
        this Accelerator accelerator, Action<TIndex, T1> action)
        where TIndex : struct, IIndex
        where T1 : struct
    {
        Check(action.Method);
        return (stream, extent, p1) => Launch(stream, extent, index => action(index, p1));
    }

    public static Action<AcceleratorStream, TIndex, T1, T2> LoadAutoGroupedKernel<TIndex, T1, T2>(
        this Accelerator accelerator, Action<TIndex, T1, T2> action)
        where TIndex : struct, IIndex
        where T1 : struct
        where T2 : struct
    {
        Check(action.Method);
        return (stream, extent, p1, p2) => Launch(stream, extent, index => action(index, p1, p2));
    }

    public static Action<AcceleratorStream, TIndex, T1, T2, T3> LoadAutoGroupedKernel<TIndex, T1, T2, T3>(
        this Accelerator accelerator, Action<TIndex, T1, T2, T3> action)
        where TIndex : struct, IIndex
        where T1 : struct
        where T2 : struct
        where T3 : struct
    {
        Check(action.Method);
        return (stream, extent, p1, p2, p3) => Launch(stream, extent, index => action(index, p1, p2, p3));
    }

    public static Action<AcceleratorStream, TIndex, T1, T2, T3, T4> LoadAutoGroupedKernel<TIndex, T1, T2, T3, T4>(
        this Accelerator accelerator, Action<TIndex, T1, T2, T3, T4> action)
        where TIndex : struct, IIndex
        where T1 : struct
        where T2 : struct
        where T3 : struct
        where T4 : struct
    {
        Check(action.Method);
        return (stream, extent, p1, p2, p3, p4) => Launch(stream, extent, index => action(index, p1, p2, p3, p4));
    }

    public static Action<AcceleratorStream, TIndex, T1, T2, T3, T4, T5> LoadAutoGroupedKernel<TIndex, T1, T2, T3, T4, T5>(
        this Accelerator accelerator, Action<TIndex, T1, T2, T3, T4, T5> action)
        where TIndex : struct, IIndex
        where T1 : struct
        where T2 : struct
        where T3 : struct
        where T4 : struct
        where T5 : struct
    {
        Check(action.Method);
        return (stream, extent, p1, p2, p3, p4, p5) => Launch(stream, extent, index => action(index, p1, p2, p3, p4, p5));
    }

    public static Action<AcceleratorStream, TIndex, T1, T2, T3, T4, T5, T6> LoadAutoGroupedKernel<TIndex, T1, T2, T3, T4, T5, T6>(
        this Accelerator accelerator, Action<TIndex, T1, T2, T3, T4, T5, T6> action)
        where TIndex : struct, IIndex
        where T1 : struct
        where T2 : struct
        where T3 : struct
        where T4 : struct
        where T5 : struct
        where T6 : struct
    {
        Check(action.Method);
        return (stream, extent, p1, p2, p3, p4, p5, p6) => Launch(stream, extent, index => action(index, p1, p2, p3, p4, p5, p6));
    }

    public static Action<AcceleratorStream, TIndex, T1, T2, T3, T4, T5, T6, T7> LoadAutoGroupedKernel<TIndex, T1, T2, T3, T4, T5, T6, T7>(
        this Accelerator accelerator, Action<TIndex, T1, T2, T3, T4, T5, T6, T7> action)
        where TIndex : struct, IIndex
        where T1 : struct
        where T2 : struct
        where T3 : struct
        where T4 : struct
        where T5 : struct
        where T6 : struct
        where T7 : struct
    {
        Check(action.Method);
        return (stream, extent, p1, p2, p3, p4, p5, p6, p7) => Launch(stream, extent, index => action(index, p1, p2, p3, p4, p5, p6, p7));
    }

    public static Action<AcceleratorStream, TIndex, T1, T2, T3, T4, T5, T6, T7, T8> LoadAutoGroupedKernel<TIndex, T1, T2, T3, T4, T5, T6, T7, T8>(
        this Accelerator accelerator, Action<TIndex, T1, T2, T3, T4, T5, T6, T7, T8> action)
        where TIndex : struct, IIndex
        where T1 : struct
        where T2 : struct
        where T3 : struct
        where T4 : struct
        where T5 : struct
        where T6 : struct
        where T7 : struct
        where T8 : struct
    {
        Check(action.Method);
        return (stream, extent, p1, p2, p3, p4, p5, p6, p7, p8) => Launch(stream, extent, index => action(index, p1, p2, p3, p4, p5, p6, p7, p8));
    }

    public static Action<AcceleratorStream, TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9> LoadAutoGroupedKernel<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9>(
        this Accelerator accelerator, Action<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9> action)
        where TIndex : struct, IIndex
        where T1 : struct
        where T2 : struct
        where T3 : struct
        where T4 : struct
        where T5 : struct
        where T6 : struct
        where T7 : struct
        where T8 : struct
        where T9 : struct
    {
        Check(action.Method);
        return (stream, extent, p1, p2, p3, p4, p5, p6, p7, p8, p9) => Launch(stream, extent, index => action(index, p1, p2, p3, p4, p5, p6, p7, p8, p9));
    }

    public static Action<AcceleratorStream, TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10> LoadAutoGroupedKernel<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>(
        this Accelerator accelerator, Action<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10> action)
        where TIndex : struct, IIndex
        where T1 : struct
        where T2 : struct
        where T3 : struct
        where T4 : struct
        where T5 : struct
        where T6 : struct
        where T7 : struct
        where T8 : struct
        where T9 : struct
        where T10 : struct
    {
        Check(action.Method);
        return (stream, extent, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10) => Launch(stream, extent, index => action(index, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10));
    }

    public static Action<AcceleratorStream, TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11> LoadAutoGroupedKernel<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>(
        this Accelerator accelerator, Action<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11> action)
        where TIndex : struct, IIndex
        where T1 : struct
        where T2 : struct
        where T3 : struct
        where T4 : struct
        where T5 : struct
        where T6 : struct
        where T7 : struct
        where T8 : struct
        where T9 : struct
        where T10 : struct
        where T11 : struct
    {
        Check(action.Method);
        return (stream, extent, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11) => Launch(stream, extent, index => action(index, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11));
    }

    public static Action<AcceleratorStream, TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12> LoadAutoGroupedKernel<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>(
        this Accelerator accelerator, Action<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12> action)
        where TIndex : struct, IIndex
        where T1 : struct
        where T2 : struct
        where T3 : struct
        where T4 : struct
        where T5 : struct
        where T6 : struct
        where T7 : struct
        where T8 : struct
        where T9 : struct
        where T10 : struct
        where T11 : struct
        where T12 : struct
    {
        Check(action.Method);
        return (stream, extent, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12) => Launch(stream, extent, index => action(index, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12));
    }

    public static Action<AcceleratorStream, TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13> LoadAutoGroupedKernel<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>(
        this Accelerator accelerator, Action<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13> action)
        where TIndex : struct, IIndex
        where T1 : struct
        where T2 : struct
        where T3 : struct
        where T4 : struct
        where T5 : struct
        where T6 : struct
        where T7 : struct
        where T8 : struct
        where T9 : struct
        where T10 : struct
        where T11 : struct
        where T12 : struct
        where T13 : struct
    {
        Check(action.Method);
        return (stream, extent, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13) => Launch(stream, extent, index => action(index, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13));
    }

    public static Action<AcceleratorStream, TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14> LoadAutoGroupedKernel<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>(
        this Accelerator accelerator, Action<TIndex, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14> action)
        where TIndex : struct, IIndex
        where T1 : struct
        where T2 : struct
        where T3 : struct
        where T4 : struct
        where T5 : struct
        where T6 : struct
        where T7 : struct
        where T8 : struct
        where T9 : struct
        where T10 : struct
        where T11 : struct
        where T12 : struct
        where T13 : struct
        where T14 : struct
    {
        Check(action.Method);
        return (stream, extent, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14) => Launch(stream, extent, index => action(index, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14));
    }

    /// <summary>What ILGPU demands of a kernel method before it compiles it.</summary>
    private static void Check(MethodInfo method)
    {
        if (!method.IsStatic)
            throw new NotSupportedException($"{method.Name} is not static.");
        for (Type? type = method.DeclaringType; type is not null; type = type.DeclaringType)
        {
            bool isVisible = type.IsPublic || type.IsNestedPublic
                || ((type.IsNestedAssembly || type.IsNotPublic) && OpensInternals(type.Assembly));
            if (!isVisible)
                throw new NotSupportedException($"{type} cannot be reached by the assembly ILGPURuntime.");
        }
    }

    private static bool OpensInternals(Assembly assembly) =>
        assembly.GetCustomAttributes<InternalsVisibleToAttribute>().Any(attribute => attribute.AssemblyName == "ILGPURuntime");

    private static void Launch<TIndex>(AcceleratorStream stream, TIndex extent, Action<TIndex> body)
        where TIndex : struct, IIndex
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(extent.Size);
        stream.Enqueue(() => Run(extent, body));
    }

    private static void Run<TIndex>(TIndex extent, Action<TIndex> body)
        where TIndex : struct, IIndex
    {
        if (extent is Index1D line && body is Action<Index1D> atLine)
        {
            // Backwards, since nothing says in which order a GPU runs its threads.
            for (int x = line.X - 1; x >= 0; x--)
                atLine(new Index1D(x));
        }
        else if (extent is Index2D plane && body is Action<Index2D> atPlane)
        {
            for (int y = 0; y < plane.Y; y++)
            {
                for (int x = plane.X - 1; x >= 0; x--)
                    atPlane(new Index2D(x, y));
            }
        }
        else
        {
            throw new NotSupportedException($"Launches over {typeof(TIndex).Name} are not part of the stand-in.");
        }
    }
}
