using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Generator.Diagnostics;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FusedKernels.Generator.Lowering;

/// <content>Structures and tuples: the numbers they hold, each a variable or element of its own.</content>
internal sealed partial class BodyLowering
{
    /// <summary>The name of a field as its layout has it.</summary>
    private static string FieldName(IFieldSymbol field) => (field.CorrespondingTupleField ?? field.AssociatedSymbol ?? field).Name;

    /// <summary>Lowers an expression of any type that is made of numbers.</summary>
    private Value? LowerValue(IOperation operation)
    {
        if (LayoutOf(operation.Type) is not { } layout)
        {
            // A method without result, or something that a kernel cannot hold, which is reported.
            return operation is IInvocationOperation call ? LowerCall(call) : LowerExpression(operation) is { } number ? Number(number) : null;
        }

        if (layout.Scalar is not null)
            return LowerExpression(operation) is { } scalar ? Number(scalar) : null;
        return operation switch
        {
            ILocalReferenceOperation or IParameterReferenceOperation => LowerVariable(operation, SymbolOf(operation)!),
            IInstanceReferenceOperation when This() is { } place => Read(place, operation.Syntax),
            IFieldReferenceOperation { Field.IsStatic: false, Instance: { } owner } field when LowerMember(owner, FieldName(field.Field), out Value? part) => part,
            IPropertyReferenceOperation { Property.IsIndexer: false, Instance: { } owner } property when LowerMember(owner, property.Property.Name, out Value? part) => part,
            IPropertyReferenceOperation { Property.IsIndexer: false } property when Resolved(property) is var resolved && !ReferenceEquals(resolved, property.Property) => LowerResolved(property, resolved),
            IPropertyReferenceOperation { Property.IsIndexer: false } property when LowerGetter(property, property.Property, out Value? value) => value,
            IPropertyReferenceOperation indexer when LowerIndexer(indexer, out Value? value) => value,
            IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation or IPropertyReferenceOperation => LowerLoad(operation),
            IInvocationOperation call => LowerCall(call),
            IBinaryOperation binary when OperatorOf(binary.OperatorMethod, binary.ConstrainedToType) is { } method => LowerOperator(method, binary, [], [binary.LeftOperand, binary.RightOperand]),
            IUnaryOperation unary when OperatorOf(unary.OperatorMethod, unary.ConstrainedToType) is { } method => LowerOperator(method, unary, [], [unary.Operand]),
            IConditionalOperation { IsRef: false } conditional => LowerChoice(conditional),
            ISwitchExpressionOperation choice => LowerArms(choice),
            IConversionOperation conversion => LowerStructureConversion(conversion, layout),
            IObjectCreationOperation creation => LowerCreation(creation, layout),
            IDefaultValueOperation => Value.Zero(layout),
            ISimpleAssignmentOperation assignment when before is not null => AssignAndGet(assignment, before, needsValue: true),
            ICompoundAssignmentOperation compound when before is not null => CompoundAndGet(compound, before, needsValue: true),
            IIncrementOrDecrementOperation step when before is not null => StepAndGet(step, before, needsValue: true),
            ITupleOperation tuple => LowerTuple(tuple.Elements, layout),
            IWithOperation with => LowerValue(with.Operand) is { } copied ? Initialized(copied, with.Initializer) : null,
            _ => NoValue(operation),
        };
    }

    private Value? NoValue(IOperation operation)
    {
        Refuse(operation);
        return null;
    }

    /// <summary>A field of a structure that is a value; false where the name is none of its fields, or the owner is no structure.</summary>
    private bool LowerMember(IOperation owner, string name, out Value? part)
    {
        part = null;
        if (LayoutOf(owner.Type)?.Field(name) is not { } field)
            return false;
        part = LowerValue(owner)?.Field(field);
        return true;
    }

    /// <summary>A parameter of a primary constructor that the structure keeps.</summary>
    private Value? Captured(ISymbol symbol) =>
        symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } && This() is { } place
        && (place.Layout.Field("<" + symbol.Name + ">P") ?? place.Layout.Field(symbol.Name)) is { } field
            ? Read(place.Field(field), context.DeclarationOf(symbol))
            : null;

    private Value? LowerTuple(IReadOnlyList<IOperation> elements, Layout layout)
    {
        if (LowerInOrder(elements) is not { } values)
            return null;
        var parts = ImmutableArray.CreateBuilder<Expr>();
        for (int k = 0; k < values.Count; k++)
            parts.AddRange(Converted(values[k], layout.Fields[k].Layout).Parts);
        return new Value(layout, parts.ToImmutable());
    }

    /// <summary>A value as the type it is assigned to has it: tuples convert their elements.</summary>
    private static Value Converted(Value value, Layout layout, bool isChecked = false) =>
        new(layout, value.Parts.Select((part, k) => Exprs.ConvertTo(part, layout.Parts[k], isChecked)).ToImmutableArray());

    private Value? LowerStructureConversion(IConversionOperation conversion, Layout layout)
    {
        if (UserOperator(conversion.OperatorMethod, conversion.ConstrainedToType) is { } method)
            return LowerOperator(method, conversion, [], [conversion.Operand]);
        if (LayoutOf(conversion.Operand.Type) is not { Scalar: null } || LowerValue(conversion.Operand) is not { } value)
            return NoValue(conversion);
        return value.Parts.Length == layout.Parts.Length ? Converted(value, layout, IsChecked(conversion)) : NoValue(conversion);
    }

    /// <summary>An operator that the user wrote, or one of .NET's own structures.</summary>
    private Value? LowerOperator(IMethodSymbol target, IOperation operation, IReadOnlyList<Value> given, IReadOnlyList<IOperation> operands)
    {
        if (HasSource(target))
            return Inline(target, operation.Syntax, null, given, operands.Select((o, k) => (given.Count + k, o)).ToList());
        if (LowerInOrder(operands) is not { } values)
            return null;
        return LowerKnown(target, operation, given.Concat(values).ToList());
    }

    /// <summary>A method of .NET's structures of numbers.</summary>
    private Value? LowerKnown(IMethodSymbol target, IOperation operation, IReadOnlyList<Value> values)
    {
        Layout? layout = target.MethodKind == MethodKind.Constructor ? LayoutOf(target.ContainingType) : LayoutOf(target.ReturnType);
        List<ImmutableArray<Expr>> operands = values.Select(v => v.Parts.Select(part => Repeatable(part, operation.Syntax)).ToImmutableArray()).ToList();
        if (layout is not null && StructureTable.IsKnown(target) && StructureTable.Call(target, operands) is { } parts)
            return new Value(layout, parts);
        context.Report(Descriptors.UnknownCall, operation.Syntax, target.ContainingType.Name + "." + target.Name, "write its formula");
        return null;
    }

    /// <summary>An operand of a formula that may use it several times.</summary>
    private Expr Repeatable(Expr part, SyntaxNode syntax) => Exprs.IsSimple(part) ? part : Bind(part, syntax, before!);

    /// <summary>A property with source that computes its value; false where it is another one.</summary>
    private bool LowerGetter(IPropertyReferenceOperation reference, IPropertySymbol property, out Value? value)
    {
        value = null;
        if (property is { GetMethod: { } getter, IsIndexer: false } && IsComputed(property))
        {
            Place? receiver = null;
            if (!property.IsStatic && (reference.Instance is null || LayoutOf(reference.Instance.Type) is not { Scalar: null }))
                return false;
            if (!property.IsStatic && (receiver = Receiver(reference.Instance!, getter)) is null)
                return true;
            value = Inline(getter, reference.Syntax, receiver, [], []);
            return true;
        }

        if (property is { IsStatic: false, GetMethod: { } known } && StructureTable.IsKnown(known))
        {
            value = LowerValue(reference.Instance!) is { } of ? LowerKnown(known, reference, [of]) : null;
            return true;
        }

        if (property.IsStatic && LayoutOf(property.Type) is { Scalar: null } layout && StructureTable.Constant(property) is { } parts)
        {
            value = new Value(layout, parts);
            return true;
        }

        return false;
    }

    /// <summary>An element of a structure that has an indexer of its own; false where it has none.</summary>
    private bool LowerIndexer(IPropertyReferenceOperation reference, out Value? value)
    {
        value = null;
        if (reference is not { Property: { IsIndexer: true, GetMethod: { } getter, IsStatic: false }, Instance: { } owner } || BufferOf(owner.Type) is not null
            || LayoutOf(owner.Type) is not { Scalar: null } || !IsComputed(reference.Property))
            return false;
        if (Receiver(owner, getter) is { } receiver)
            value = Inline(getter, reference.Syntax, receiver, [], InOrder(reference.Arguments));
        return true;
    }

    /// <summary>Whether a property has a getter in C# of this compilation.</summary>
    private bool IsComputed(IPropertySymbol property) => property.GetMethod is { } getter && HasSource(getter)
        && context.DeclarationOf(getter) is ArrowExpressionClauseSyntax
            or AccessorDeclarationSyntax { Body: not null } or AccessorDeclarationSyntax { ExpressionBody: not null };

    /// <summary>Where the receiver of a method is kept: the variable or element itself if the method may change it, or else a copy.</summary>
    private Place? Receiver(IOperation instance, IMethodSymbol target)
    {
        bool mayChange = !target.IsReadOnly && !target.ContainingType.IsReadOnly && target.MethodKind != MethodKind.PropertyGet;
        bool isPlace = instance is ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation
            or IArrayElementReferenceOperation or IPropertyReferenceOperation { Property.ReturnsByRef: true } or IFieldReferenceOperation { Field: { IsReadOnly: false, IsStatic: false } };
        if (mayChange && isPlace)
            return LowerPlace(instance) is { } place ? Fixed(place, instance.Syntax) : null;
        if (LowerValue(instance) is not { } value)
            return null;
        return new Place(value.Layout, value.Parts.Select(part => Slot.Of((part as VariableRef ?? Bind(part, instance.Syntax, before!)).Variable)).ToImmutableArray());
    }
}
