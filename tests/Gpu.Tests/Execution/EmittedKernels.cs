using System;
using System.Linq;
using System.Reflection;
using ILGPU;

namespace FusedKernels.Gpu.Tests;

/// <summary>The device kernels that the generator emitted, into this assembly where nothing else is said.</summary>
internal static class EmittedKernels
{
    public static Type[] Classes { get; } = ClassesIn(typeof(EmittedKernels).Assembly);

    public static MethodInfo[] All { get; } = In(typeof(EmittedKernels).Assembly);

    /// <summary>Those in any assembly.</summary>
    public static MethodInfo[] In(Assembly assembly) => ClassesIn(assembly).SelectMany(Methods).ToArray();

    private static Type[] ClassesIn(Assembly assembly) =>
        assembly.GetTypes().Where(type => type.Namespace == "FusedKernels.Generated" && Methods(type).Length > 0).ToArray();

    private static MethodInfo[] Methods(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(method => method.GetParameters() is [{ } first, ..] && (first.ParameterType == typeof(Index1D) || first.ParameterType == typeof(Index2D)))
            .ToArray();
}
