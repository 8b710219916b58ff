using System.Linq;
using FusedKernels.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FusedKernels.Generator.Lowering;

/// <content>Members of interfaces that a type parameter is constrained to, where a structure stands for it: what the structure implements them by.</content>
internal sealed partial class BodyLowering
{
    /// <summary>The member of the structure that stands for a type parameter which implements one of an interface; null where no structure does, or for a number.</summary>
    private ISymbol? Implementation(ISymbol? member, ITypeSymbol? parameter)
    {
        if (member is not { ContainingType: { TypeKind: TypeKind.Interface } around } || parameter is not ITypeParameterSymbol
            || Actual(parameter) is not INamedTypeSymbol { TypeKind: TypeKind.Struct } structure || Layout.ScalarOf(structure) is not null)
            return null;
        ISymbol? declared = Actual(around).GetMembers(member.Name).FirstOrDefault(m => SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, member.OriginalDefinition));
        return (declared is null ? null : structure.FindImplementationForInterfaceMember(declared)) switch
        {
            IMethodSymbol { IsGenericMethod: true } generic => generic.ConstructedFrom.Construct([.. ((IMethodSymbol)member).TypeArguments]),
            var found => found,
        };
    }

    /// <summary>The method that an operator runs: that of the structure where it is one of an interface.</summary>
    private IMethodSymbol? OperatorOf(IMethodSymbol? method, ITypeSymbol? parameter) => (IMethodSymbol?)Implementation(method, parameter) ?? method;

    /// <summary>An operator or conversion that the user wrote, or null where it is C#'s own, a number's, or that of a number's interface.</summary>
    private IMethodSymbol? UserOperator(IMethodSymbol? method, ITypeSymbol? parameter) =>
        OperatorOf(method, parameter) is { IsAbstract: false } found && Layout.ScalarOf(found.ContainingType) is null
        && (!IsOfInterface(found) || !ReferenceEquals(found, method)) ? found : null;

    /// <summary>The method that a call runs.</summary>
    private IMethodSymbol Resolved(IInvocationOperation call) =>
        (IMethodSymbol?)Implementation(call.TargetMethod, call.ConstrainedToType ?? call.Instance?.Type) ?? call.TargetMethod;

    /// <summary>The property that a reference reads.</summary>
    private IPropertySymbol Resolved(IPropertyReferenceOperation reference) =>
        (IPropertySymbol?)Implementation(reference.Property, reference.ConstrainedToType ?? reference.Instance?.Type) ?? reference.Property;

    /// <summary>A call of a member of an interface that a structure implements.</summary>
    private Value? LowerResolved(IInvocationOperation call, IMethodSymbol target)
    {
        if (CanLookInto(call))
            return LowerHelper(call);
        if (StructureTable.IsKnown(target))
            return LowerKnownCall(call, target);
        NotOfType(call, target, call.ConstrainedToType ?? call.Instance?.Type);
        return null;
    }

    /// <summary>A property of an interface that a structure implements, which has to compute its value.</summary>
    private Value? LowerResolved(IPropertyReferenceOperation reference, IPropertySymbol property)
    {
        if (LowerGetter(reference, property, out Value? value))
            return value;
        context.Report(
            Descriptors.HelperCall, reference.Syntax, $"{property.ContainingType.Name}.{property.Name}", "it does not compute its value in C# of this project; write it as 'static T Zero => ...'");
        return null;
    }
}
