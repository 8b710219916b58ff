using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Generator.Diagnostics;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FusedKernels.Generator.Lowering;

/// <content>Making structures: constructors, initializers and <c>with</c>.</content>
internal sealed partial class BodyLowering
{
    private Value? LowerCreation(IObjectCreationOperation creation, Layout layout)
    {
        Value? made = LowerConstructor(creation, layout);
        return made is null || creation.Initializer is not { } initializer ? made : Initialized(made, initializer);
    }

    private Value? LowerConstructor(IObjectCreationOperation creation, Layout layout)
    {
        if (creation.Constructor is not { } constructor || (constructor.IsImplicitlyDeclared && creation.Arguments.Length == 0))
            return Value.Zero(layout);
        IReadOnlyList<(int Ordinal, IOperation Value)> arguments = InOrder(creation.Arguments);
        if (!HasSource(constructor))
            return creation.Type is { IsTupleType: true } ? LowerTuple(creation.Arguments.Select(a => a.Value).ToList(), layout) : LowerKnownCreation(creation, arguments);
        return context.DeclarationOf(constructor) is TypeDeclarationSyntax declaration
            ? LowerPrimary(constructor, declaration, layout, arguments, creation.Syntax)
            : LowerWrittenConstructor(constructor, layout, arguments, creation.Syntax);
    }

    private Value? LowerKnownCreation(IObjectCreationOperation creation, IReadOnlyList<(int Ordinal, IOperation Value)> arguments) =>
        LowerInOrder(arguments.Select(a => a.Value).ToList()) is { } values ? LowerKnown(creation.Constructor!, creation, values) : null;

    /// <summary>A constructor with a body, which assigns the fields of variables that start at zero.</summary>
    private Value? LowerWrittenConstructor(IMethodSymbol constructor, Layout layout, IReadOnlyList<(int Ordinal, IOperation Value)> arguments, SyntaxNode syntax)
    {
        Place place = Place.Of(layout, layout.Parts.Select(type => Symbols.Temporary(type)));
        for (int k = 0; k < place.Slots.Length; k++)
            before!.Add(new Let(context.NextId(syntax), place.Slots[k].Variable!, new Constant(layout.Parts[k], 0)));
        return Initialize(constructor, place, syntax) && Inline(constructor, syntax, place, [], arguments) is not null ? Read(place, syntax) : null;
    }

    /// <summary>Runs the initializers of fields, unless the constructor leaves them to another one.</summary>
    private bool Initialize(IMethodSymbol constructor, Place place, SyntaxNode syntax) => ChainedBy(constructor) is not null || InitializeMembers(constructor, place, syntax);

    /// <summary>The call that a constructor names by <c>: this(...)</c>, or null.</summary>
    private IInvocationOperation? ChainedBy(IMethodSymbol constructor)
    {
        bool names = context.DeclarationOf(constructor) is ConstructorDeclarationSyntax { Initializer: not null };
        IOperation? initializer = names && context.OperationOf(context.DeclarationOf(constructor)) is IConstructorBodyOperation body ? body.Initializer : null;
        return (initializer is IExpressionStatementOperation { Operation: var call } ? call : initializer) as IInvocationOperation;
    }

    /// <summary>Before the body of a constructor: the one that it names by <c>: this(...)</c>, in the same place. False where that was refused.</summary>
    private bool RunChained(IMethodSymbol constructor, Place? place, SyntaxNode syntax)
    {
        if (constructor.MethodKind != MethodKind.Constructor || place is null || ChainedBy(constructor) is not { } call || call.TargetMethod.IsImplicitlyDeclared)
            return true;
        IMethodSymbol target = call.TargetMethod;
        if (context.DeclarationOf(target) is not TypeDeclarationSyntax declaration)
            return Initialize(target, place, syntax) && Inline(target, syntax, place, [], InOrder(call.Arguments)) is not null;
        if (LowerPrimary(target, declaration, place.Layout, InOrder(call.Arguments), syntax) is not { } made)
            return false;
        Emit(place, made, syntax, before!);
        return true;
    }

    /// <summary>A primary constructor: its parameters are the fields of the same name, or captured, or what initializers read.</summary>
    private Value? LowerPrimary(
        IMethodSymbol constructor, TypeDeclarationSyntax declaration, Layout layout, IReadOnlyList<(int Ordinal, IOperation Value)> arguments, SyntaxNode syntax)
    {
        if (LowerInOrder(arguments.Select(a => a.Value).ToList()) is not { } values)
            return null;
        var parts = Value.Zero(layout).Parts.ToBuilder();
        for (int i = 0; i < values.Count; i++)
        {
            IParameterSymbol parameter = constructor.OriginalDefinition.Parameters[arguments[i].Ordinal];
            Value bound = values[i].Parts.All(p => p is Constant or VariableRef) ? values[i] : Bind(values[i], syntax, before!);
            Symbols.Alias(parameter, bound);
            bool isProperty = declaration is RecordDeclarationSyntax;
            if ((layout.Field("<" + parameter.Name + ">P") ?? (isProperty ? layout.Field(parameter.Name) : null)) is not { } field)
                continue;
            for (int k = 0; k < bound.Parts.Length; k++)
                parts[field.First + k] = bound.Parts[k];
        }

        var made = new Value(layout, parts.ToImmutable());
        if (!HasInitializers(constructor.ContainingType))
            return made;
        Place place = Temporary(layout, syntax, before!);
        Emit(place, made, syntax, before!);
        return InitializeMembers(constructor, place, syntax) ? Read(place, syntax) : null;
    }

    private bool HasInitializers(INamedTypeSymbol type) => type.OriginalDefinition.GetMembers().Any(m => InitializerOf(m) is not null);

    private EqualsValueClauseSyntax? InitializerOf(ISymbol member) => member.IsStatic ? null
        : member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.Cancellation) switch
        {
            VariableDeclaratorSyntax field when member is IFieldSymbol => field.Initializer,
            PropertyDeclarationSyntax property when member is IPropertySymbol => property.Initializer,
            _ => null,
        };

    /// <summary>Runs the initializers of fields and automatic properties, in the order they are written.</summary>
    private bool InitializeMembers(IMethodSymbol constructor, Place place, SyntaxNode syntax)
    {
        bool done = true;
        Frame? caller = frame;
        frame = new Frame(constructor.OriginalDefinition, frame, TypeArguments(constructor), null);
        foreach (ISymbol member in constructor.ContainingType.OriginalDefinition.GetMembers())
        {
            if (InitializerOf(member) is not { } initializer || place.Layout.Field(member.Name) is not { } field)
                continue;
            IOperation? operation = context.OperationOf(initializer.Value);
            if (operation is not null && LowerValue(operation) is { } value)
                Emit(place.Field(field), Converted(value, field.Layout), syntax, before!);
            else
                done = false;
        }

        frame = caller;
        return done;
    }

    /// <summary>A value with the fields that an initializer assigns.</summary>
    private Value? Initialized(Value value, IObjectOrCollectionInitializerOperation initializer)
    {
        var parts = value.Parts.ToBuilder();
        foreach (IOperation each in initializer.Initializers)
        {
            string? name = each is ISimpleAssignmentOperation { Target: var target } ? target switch
            {
                IFieldReferenceOperation { Field: var field } => FieldName(field),
                IPropertyReferenceOperation { Property: var property } => property.Name,
                _ => null,
            } : null;
            if (name is null || value.Layout.Field(name) is not { } part)
                return NoValue(each);
            if (LowerValue(((ISimpleAssignmentOperation)each).Value) is not { } assigned)
                return null;
            for (int k = 0; k < assigned.Parts.Length; k++)
                parts[part.First + k] = assigned.Parts[k];
        }

        return value with { Parts = parts.ToImmutable() };
    }

    /// <summary>Arguments by the position of their parameters, in the order they are evaluated.</summary>
    private static List<(int Ordinal, IOperation Value)> InOrder(IEnumerable<IArgumentOperation> arguments) =>
        arguments.Select(a => (a.Parameter!.Ordinal, a.Value)).ToList();
}
