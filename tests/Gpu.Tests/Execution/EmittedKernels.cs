using System;
using System.Linq;
using System.Reflection;
using ILGPU;

namespace FusedKernels.Gpu.Tests;

/// <summary>The device kernels that the generator emitted into this assembly.</summary>
internal static class EmittedKernels
{
    public static Type[] Classes { get; } = typeof(EmittedKernels).Assembly.GetTypes()
        .Where(type => type.Namespace == "FusedKernels.Generated" && Methods(type).Length > 0)
        .ToArray();

    public static MethodInfo[] All { get; } = Classes.SelectMany(Methods).ToArray();

    private static MethodInfo[] Methods(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(method => method.GetParameters() is [{ } first, ..] && (first.ParameterType == typeof(Index1D) || first.ParameterType == typeof(Index2D)))
            .ToArray();
}
