using System.Linq;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;

namespace FusedKernels.Generator.Diagnostics;

/// <summary>A diagnostic as a value: equal when it says the same at the same place.</summary>
/// <param name="Id">Id of its descriptor in <see cref="Descriptors"/>.</param>
/// <param name="Location">Where it is reported.</param>
/// <param name="Arguments">Arguments of the descriptor's message.</param>
/// <param name="Additional">Further places it speaks of.</param>
internal sealed record KernelDiagnostic(
    string Id,
    SourceLocation Location,
    EquatableArray<string> Arguments,
    EquatableArray<SourceLocation> Additional)
{
    public Diagnostic ToDiagnostic(Compilation compilation) => Diagnostic.Create(
        Descriptors.ById(Id),
        Location.ToLocation(compilation),
        Additional.Select(place => place.ToLocation(compilation)),
        Arguments.Cast<object>().ToArray());
}
