using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FusedKernels.Generator.Lowering;

/// <summary>
/// The body of a method as IR. Each part of the class knows one idea: statements, assignments, loops, expressions, memory, calls,
/// and how to refuse the rest. Methods that give a node give null when they reported why there is none; they go on to find more.
/// </summary>
internal sealed partial class BodyLowering(IMethodSymbol method, LoweringContext context)
{
    /// <summary>Statements to run before the one being lowered, or null where nothing may be moved there.</summary>
    private ImmutableArray<Stmt>.Builder? before;

    private int loopDepth;

    private SymbolTable Symbols => context.Symbols;

    /// <summary>Lowers the whole body; null when something in it was refused.</summary>
    public Body? Lower(IBlockOperation body)
    {
        Block statements = WithinMethod(LowerBlock(body), body.Syntax);
        if (context.Failed)
            return null;
        EquatableArray<PartPlace>? results = method.ReturnsVoid ? null : PartPlaces.Of(method.ReturnType);
        hasNativeSize |= method.Parameters.Any(p => TypeTable.HasNativeSize(p.Type)) || TypeTable.HasNativeSize(method.ReturnType);
        return new Body(Symbols.Parameters, Symbols.Fields, Symbols.Buffers, statements, results ?? EquatableArray<PartPlace>.Empty, hasNativeSize);
    }

    private Block LowerBlock(IOperation? operation)
    {
        var statements = ImmutableArray.CreateBuilder<Stmt>();
        if (operation is not null)
            LowerStatement(operation, statements);
        return new Block(new EquatableArray<Stmt>(statements.ToImmutable()));
    }

    /// <summary>Symbols of locals and parameters that are assigned, in whole or in part, anywhere in an operation or the local functions it calls.</summary>
    private HashSet<ISymbol> AssignedIn(IOperation operation)
    {
        var assigned = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        AddAssigned(operation, assigned, new HashSet<ISymbol>(SymbolEqualityComparer.Default));
        return assigned;
    }

    private void AddAssigned(IOperation operation, HashSet<ISymbol> assigned, HashSet<ISymbol> called)
    {
        foreach (IOperation child in operation.DescendantsAndSelf())
        {
            if (child is IAssignmentOperation assignment)
                AddTargets(assignment.Target, assigned);
            else if (child is IIncrementOrDecrementOperation step)
                AddTargets(step.Target, assigned);
            else if (child is IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument)
                AddTargets(argument.Value, assigned);
            else if (child is IInvocationOperation { Instance: { Type.TypeKind: TypeKind.Struct or TypeKind.TypeParameter } instance, TargetMethod: { IsReadOnly: false, ContainingType.IsReadOnly: false } })
                AddTargets(instance, assigned);
            else if (child is IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction, IsStatic: false } function } && called.Add(function.OriginalDefinition)
                && context.OperationOf(context.DeclarationOf(function)) is { } body)
                AddAssigned(body, assigned, called);
        }
    }

    private static void AddTargets(IOperation target, HashSet<ISymbol> assigned)
    {
        if (target is ITupleOperation tuple)
        {
            foreach (IOperation element in tuple.Elements)
                AddTargets(element, assigned);
        }
        else if (target is IFieldReferenceOperation { Instance: { } owner })
        {
            AddTargets(owner, assigned);
        }
        else if (target is IPropertyReferenceOperation { Instance: { Type.TypeKind: TypeKind.Struct or TypeKind.TypeParameter } holder, Property.IsIndexer: false })
        {
            AddTargets(holder, assigned);
        }
        else if (SymbolOf(target) is { } symbol)
        {
            assigned.Add(symbol);
        }
    }

    private static ISymbol? SymbolOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };
}
