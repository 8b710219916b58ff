using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using FusedKernels.Generator.Diagnostics;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Lowering;
using Microsoft.CodeAnalysis;

namespace FusedKernels.Generator.Analyzers;

/// <summary>What is wrong with the instances of a kernel that its attributes name.</summary>
internal static class InstanceReports
{
    /// <param name="method">The kernel's method.</param>
    /// <param name="kernel">The kernel, for some types where it depends on any.</param>
    /// <param name="compilation">Its compilation.</param>
    /// <param name="cancellation">Stops it.</param>
    public static IEnumerable<Diagnostic> Of(IMethodSymbol method, Kernel kernel, Compilation compilation, CancellationToken cancellation)
    {
        foreach ((IMethodSymbol? instance, AttributeData attribute, string? wrong) in Instances.Named(method, compilation))
        {
            string? reason = kernel.Signature.Kind == SignatureKind.Plain
                ? "it depends on no types, and is compiled once; remove the attribute"
                : wrong ?? WhyNot(instance!, compilation, cancellation);
            if (reason is null)
                continue;
            Location place = attribute.ApplicationSyntaxReference is { } at ? Location.Create(at.SyntaxTree, at.Span) : method.Locations[0];
            string types = string.Join(", ", attribute.ConstructorArguments.SelectMany(a => a.Kind == TypedConstantKind.Array && !a.IsNull ? a.Values.Select(v => v.Value) : []).OfType<ITypeSymbol>().Select(Names.ForMessage));
            yield return Diagnostic.Create(Descriptors.Instance, place, method.Name, types, reason);
        }
    }

    private static string? WhyNot(IMethodSymbol instance, Compilation compilation, CancellationToken cancellation) =>
        KernelLowering.Lower(instance, compilation, cancellation) is { Kernel: null, Diagnostics: [var first, ..] }
            ? first.ToDiagnostic(compilation).GetMessage(CultureInfo.InvariantCulture)
            : null;
}
