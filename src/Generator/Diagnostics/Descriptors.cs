using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace FusedKernels.Generator.Diagnostics;

/// <summary>
/// The catalogue of everything FusedKernels reports. FK0xxx: cannot be a kernel. FK1xxx: parallel safety. FK2xxx: performance.
/// FK3xxx: uses of kernels. Each id has a page in docs/diagnostics.
/// </summary>
internal static partial class Descriptors
{
    private const string HelpRoot = "https://github.com/fusedkernels/fusedkernels/blob/main/docs/diagnostics/";

    // A static constructor runs after the field initializers of every part of the class.
    static Descriptors() => All = Registry.ById.Values.OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal).ToImmutableArray();

    /// <summary>Every descriptor, ordered by id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; }

    /// <summary>The descriptor with an id of the catalogue.</summary>
    public static DiagnosticDescriptor ById(string id) => Registry.ById[id];

    private static DiagnosticDescriptor Kernel(string id, string title, string message) =>
        Add(id, title, message, "FusedKernels.Kernel", DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Add(string id, string title, string message, string category, DiagnosticSeverity severity)
    {
        var descriptor = new DiagnosticDescriptor(
            id, title, message, category, severity, isEnabledByDefault: true, helpLinkUri: HelpRoot + id + ".md");
        Registry.ById.Add(id, descriptor);
        return descriptor;
    }

    /// <summary>A class of its own, since the parts of <see cref="Descriptors"/> fill it while they are initialized in any order.</summary>
    private static class Registry
    {
        public static readonly Dictionary<string, DiagnosticDescriptor> ById = [];
    }
}
